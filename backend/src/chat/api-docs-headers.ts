import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** Lists in the OpenAPI document the headers that ReaderContextService reads. */
export function ApiDocsHeaders(): MethodDecorator & ClassDecorator {
  const header = (name: string, description: string, example: string) =>
    ApiHeader({ name, description, required: false, schema: { type: 'string', example } });
  return applyDecorators(
    header('X-Docs-Page', 'Percent-encoded path of the page the reader is on.', '/docs/sidebar'),
    header('X-Docs-Locale', 'Locale of the docs the reader is in.', 'en'),
    header('X-Docs-Version', 'Version of the docs the reader is in.', '2.x'),
  );
}
