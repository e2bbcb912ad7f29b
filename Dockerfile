# The service:                           docker build --tag docusaurus-chatkit .
# Our documentation with the widget on:  docker build --target website --tag docusaurus-chatkit-website .

FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NPM_CONFIG_AUDIT=false NPM_CONFIG_FUND=false NPM_CONFIG_UPDATE_NOTIFIER=false


# What a package's manifest says changes rarely: each stage installs before it sees any source.
FROM base AS service-manifests
COPY package.json package-lock.json ./
COPY backend/package.json backend/
COPY chatkit-protocol/package.json chatkit-protocol/

FROM service-manifests AS service-build
RUN --mount=type=cache,target=/root/.npm \
    npm ci --workspace backend --workspace chatkit-protocol --include-workspace-root --omit=optional
COPY tsconfig.base.json ./
COPY chatkit-protocol chatkit-protocol
COPY backend backend
RUN npm run build --workspace chatkit-protocol --workspace backend

# What runs needs neither TypeScript nor source maps, nor a compiler (a client of Qdrant wants one for its types).
FROM service-manifests AS service-packages
RUN --mount=type=cache,target=/root/.npm \
    npm ci --workspace backend --workspace chatkit-protocol --omit=dev \
    && rm -rf node_modules/typescript node_modules/.bin package-lock.json \
    && find . -type f -path '*/node_modules/*' \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete


FROM base AS website-build
COPY package.json package-lock.json ./
COPY chatkit-protocol/package.json chatkit-protocol/
COPY chatkit-element/package.json chatkit-element/
COPY docusaurus-plugin-chatkit/package.json docusaurus-plugin-chatkit/
COPY website/package.json website/
# Without the root's tools; the compiler is there all the same, since Docusaurus' packages can make use of it.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --workspace chatkit-protocol --workspace chatkit-element --workspace docusaurus-plugin-chatkit \
    --workspace website
COPY tsconfig.base.json ./
COPY chatkit-protocol chatkit-protocol
COPY chatkit-element chatkit-element
COPY docusaurus-plugin-chatkit docusaurus-plugin-chatkit
RUN npm run build --workspace chatkit-protocol --workspace chatkit-element --workspace docusaurus-plugin-chatkit \
    && npm prune --omit=dev --workspace chatkit-protocol --workspace chatkit-element \
    --workspace docusaurus-plugin-chatkit --workspace website
COPY website website
# The addresses at which readers' browsers find the site and the service; both become part of the pages.
ARG SITE_URL=http://localhost:3000
ARG CHATKIT_BACKEND_URL=http://localhost:8000
RUN npm run build --workspace website

FROM base AS website
COPY --from=website-build /app ./
COPY scripts scripts
USER 1000:1000
WORKDIR /app/website
# Docusaurus' commands write what they generate, to /tmp here: the root file system may be read-only.
ENV NODE_ENV=production NO_UPDATE_NOTIFIER=1 DOCUSAURUS_GENERATED_FILES_DIR_NAME=/tmp/docusaurus
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:3000/`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Docusaurus' server does not listen to signals, and has nothing to finish.
STOPSIGNAL SIGKILL
CMD ["node", "../node_modules/.bin/docusaurus", "serve", "--no-open", "--host", "0.0.0.0", "--port", "3000"]


# The last stage is what is built when no target is named.
FROM base AS service
LABEL org.opencontainers.image.title="docusaurus-chatkit" \
    org.opencontainers.image.description="Ask-the-docs for Docusaurus sites: sessions, chat, retrieval and indexing." \
    org.opencontainers.image.licenses="MIT"
# /data and /tmp are all that is written to; the root file system may be read-only.
RUN install --directory --owner=1000 --group=1000 /data
COPY --from=service-packages /app ./
COPY --from=service-build /app/chatkit-protocol/lib chatkit-protocol/lib
COPY --from=service-build /app/backend/dist backend/dist
ENV NODE_ENV=production DATA_DIR=/data
# The user `node` of the base image, as a number, so that Kubernetes can see that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT || 8000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and stops on SIGTERM by itself; it starts no other process, so no init is needed.
CMD ["node", "backend/dist/main.js"]
