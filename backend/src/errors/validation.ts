import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError } from './app-error.js';
import { fieldProblems, type FieldProblem } from './field-problems.js';
import { reservedNames } from './reserved-names.js';

/** The refusal of a request whose fields are wrong. */
export function invalidRequest(problems: FieldProblem[]): AppError {
  const first = problems[0];
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new AppError('invalid_request', first ? `${first.problem}${more}.` : 'The request is not valid.', {
    details: problems,
  });
}

/** Every object has these, so that the validator knows them. */
class RequestValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const reserved = metadata.type === 'query' ? reservedNames(value as object) : [];
    if (reserved.length === 0) return super.transform(value, metadata);
    throw invalidRequest(reserved.map((field) => ({ field, problem: `property ${field} should not exist` })));
  }
}

/** Validates every DTO: wrong and unknown fields are refused, all at once. */
export const requestValidation = new RequestValidation({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) => invalidRequest(fieldProblems(errors)),
});
