import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { Configuration } from './configuration/configuration.js';
import { ErrorFilter } from './errors/error.filter.js';
import { assignRequestId } from './errors/request-id.js';
import { requestValidation } from './errors/validation.js';
import { crossOrigin } from './http/cross-origin.js';
import { jsonBody } from './http/json-body.js';
import { answerMalformedRequests, refuseOddRequests } from './http/malformed-requests.js';
import { serviceLogger } from './service-logger.js';
import { serveOpenApi } from './openapi.js';

/** Largest body of a question, in bytes; uploads have limits of their own. */
const MAX_JSON_BYTES = 256 * 1024;

/** The service, ready to listen. */
export async function createApplication(configuration: Configuration): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(AppModule.of(configuration), {
    bodyParser: false,
    logger: serviceLogger(configuration.server.logLevel),
  });
  application.set('trust proxy', configuration.server.trustProxy);
  application.disable('x-powered-by');
  application.use(assignRequestId);
  application.use(crossOrigin(configuration.origins));
  application.use(refuseOddRequests);
  application.use(['/api/chatkit', '/api/chat', '/api/feedback'], jsonBody(MAX_JSON_BYTES));
  application.useGlobalPipes(requestValidation);
  application.useGlobalFilters(new ErrorFilter());
  serveOpenApi(application);
  answerMalformedRequests(application.getHttpServer());
  return application;
}
