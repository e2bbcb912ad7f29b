# Stands in for Qdrant's image where it cannot be pulled. The build's context is backend/test/doubles.
FROM node:24-bookworm-slim
COPY . /doubles
WORKDIR /qdrant
CMD ["sh", "-c", "exec node /doubles/main.ts qdrant --host 0.0.0.0 --port 6333 \"--key=$QDRANT__SERVICE__API_KEY\" --data /qdrant/storage/state.json"]
