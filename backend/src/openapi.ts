import type { INestApplication } from '@nestjs/common';
import { ERROR_CODES } from './errors/error-codes.js';
import { describeResponseHeaders } from './openapi-headers.js';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document at /openapi.json and Swagger UI at /docs. */
export function serveOpenApi(application: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('docusaurus-chatkit')
    .setDescription(
      'Ask-the-docs for Docusaurus sites. Every failure is `{code, message, details?, request_id}` with a stable code.\n\n' +
        `Besides the failures that each call lists: ${failuresOfNoCall()}.`,
    )
    .setVersion('0.1.0')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This service')
    .addTag('Session', 'Anonymous readers’ short-lived tokens')
    .addTag('ChatKit', 'The ChatKit protocol, for the widget')
    .addTag('Chat', 'The same answers as plain JSON, for servers and scripts')
    .addTag('Search', 'Passages without an answer')
    .addTag('Indexing', 'The pages that are searched')
    .addTag('Health', 'For operators')
    .addSecurity('client_secret', {
      type: 'http',
      scheme: 'bearer',
      description: 'The `client_secret` of a session.',
    })
    .addSecurity('index_key', {
      type: 'http',
      scheme: 'bearer',
      description: 'An index key of the service.',
    })
    .build();
  const document = SwaggerModule.createDocument(application, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  describeResponseHeaders(document);
  SwaggerModule.setup('docs', application, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'docusaurus-chatkit API',
  });
}

const FAILURES_OF_NO_CALL = [
  'invalid_http',
  'not_found',
  'method_not_allowed',
  'request_timeout',
  'unmet_expectation',
  'headers_too_large',
] as const;

/** Failures of requests that reach no call of the document. */
function failuresOfNoCall(): string {
  return FAILURES_OF_NO_CALL.map(
    (code) => `${ERROR_CODES[code].status} \`${code}\` (${ERROR_CODES[code].description.replace(/\.$/, '')})`,
  ).join(', ');
}
