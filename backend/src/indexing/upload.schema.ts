import { getSchemaPath, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { IndexingSummaryDto, PagesUpload } from './indexing.dto.js';

type Content = Record<string, Pick<ApiResponseSchemaHost, 'schema'> & { example?: unknown }>;

const SITE = { base_url: 'https://docs.example.com/', default_locale: 'en' };
const PAGE = {
  url: '/docs/sidebar',
  title: 'Sidebar',
  content: '# Sidebar\n\nGroup your pages.',
  format: 'markdown',
};

/** How an upload may be written; JSON first, since Swagger UI offers that one and cannot send lines. */
export const UPLOAD_BODY: Content = {
  'application/json': {
    schema: { $ref: getSchemaPath(PagesUpload) },
    example: { site: SITE, pages: [PAGE] },
  },
  'application/x-ndjson': {
    schema: {
      type: 'string',
      description:
        'One page a line, each as `PageDto` describes it; the first line may be `{"site": SiteMetadataDto}`.',
      example: [{ site: SITE }, PAGE].map((line) => `${JSON.stringify(line)}\n`).join(''),
    },
  },
};

/** How an upload is answered. */
export const UPLOAD_REPLY: Content = {
  'application/json': { schema: { $ref: getSchemaPath(IndexingSummaryDto) } },
  'text/event-stream': {
    schema: {
      type: 'string',
      description:
        'Frames `data: {"stage", "done", "total"}`, then one with the summary, or `{"type": "error", …}` with the ' +
        'fields of an error body; `: ping` every 15 seconds.',
      example:
        'data: {"stage":"applying","done":1,"total":1}\n\n' +
        'data: {"site":"my-docs","locale":"en","pages":1,"added":1,"updated":0,"unchanged":0,"removed":0,"passages":1,"embedded":0}\n\n',
    },
  },
};
