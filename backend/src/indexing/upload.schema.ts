import { getSchemaPath, type ApiResponseSchemaHost } from '@nestjs/swagger';
import { IndexingSummaryDto, PagesUpload } from './indexing.dto.js';

type Content = Record<string, Pick<ApiResponseSchemaHost, 'schema'>>;

const LINES = [
  { site: { base_url: 'https://docs.example.com/', default_locale: 'en' } },
  { url: '/docs/sidebar', title: 'Sidebar', content: '# Sidebar\n\nGroup your pages.', format: 'markdown' },
];

/** How an upload may be written; JSON first, since Swagger UI offers that one and cannot send lines. */
export const UPLOAD_BODY: Content = {
  'application/json': { schema: { $ref: getSchemaPath(PagesUpload) } },
  'application/x-ndjson': {
    schema: {
      type: 'string',
      description:
        'One page a line, each as `PageDto` describes it; the first line may be `{"site": SiteMetadataDto}`.',
      example: LINES.map((line) => `${JSON.stringify(line)}\n`).join(''),
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
      example: 'data: {"stage":"applying","done":12,"total":42}\n\n',
    },
  },
};
