import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document at /openapi.json and Swagger UI at /docs. */
export function serveOpenApi(application: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('docusaurus-chatkit')
    .setDescription(
      'Ask-the-docs for Docusaurus sites. Every failure is `{code, message, details?, request_id}` with a stable code.',
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
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'The `client_secret` of a session.' },
      'client_secret',
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An index key of the service.' },
      'index key',
    )
    .build();
  const document = SwaggerModule.createDocument(application, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  SwaggerModule.setup('docs', application, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'docusaurus-chatkit API',
  });
}
