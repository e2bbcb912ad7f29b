import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AppError } from './app-error.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';

/** The body of every failure. */
export class ErrorBody {
  @ApiProperty({
    description: 'Stable code of the failure.',
    enum: Object.keys(ERROR_CODES),
    example: 'unknown_site',
  })
  code: ErrorCode;

  @ApiProperty({
    description: 'What happened and what to do, as a sentence for people.',
    example: 'The site "my-docs" has not been indexed yet.',
  })
  message: string;

  @ApiPropertyOptional({
    description: 'More about the failure: the wrong fields as a list, else an object such as `{"line": 2}`.',
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: { type: 'object', additionalProperties: true } },
    ],
    example: [{ field: 'message', problem: 'message must be a string' }],
  })
  details?: unknown;

  @ApiProperty({
    description: 'Id of the request; also in the X-Request-Id header and in the service’s log.',
    example: '8c0f8f0e-5a0e-4a55-9a55-0a0f1c7e2f11',
  })
  request_id: string;
}

/** The body that tells a caller of `error`. */
export function toErrorBody(error: AppError, requestId: string): ErrorBody {
  return {
    code: error.code,
    message: error.message,
    ...(error.details === undefined ? {} : { details: error.details }),
    request_id: requestId,
  };
}
