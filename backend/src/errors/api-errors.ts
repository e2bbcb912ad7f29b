import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ErrorBody } from './error-body.dto.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';

/** Lists in the OpenAPI document the errors that a route can answer with, one response a status, its codes named. */
export function ApiErrors(...codes: ErrorCode[]): MethodDecorator & ClassDecorator {
  const byStatus = Map.groupBy(codes, (code) => ERROR_CODES[code].status);
  return applyDecorators(
    ApiExtraModels(ErrorBody),
    ...[...byStatus].map(([status, ofStatus]) =>
      ApiResponse({
        status,
        description: ofStatus.map((code) => `\`${code}\`: ${ERROR_CODES[code].description}`).join(' '),
        content: {
          'application/json': {
            schema: { $ref: getSchemaPath(ErrorBody) },
            examples: Object.fromEntries(
              ofStatus.map((code) => [
                code,
                {
                  value: {
                    code,
                    message: ERROR_CODES[code].description,
                    request_id: '8c0f8f0e-5a0e-4a55-9a55-0a0f1c7e2f11',
                  },
                },
              ]),
            ),
          },
        },
      }),
    ),
  );
}
