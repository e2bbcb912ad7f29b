import { ValidationPipe } from '@nestjs/common';
import { AppError } from './app-error.js';
import { fieldProblems, type FieldProblem } from './field-problems.js';

/** The refusal of a request whose fields are wrong. */
export function invalidRequest(problems: FieldProblem[]): AppError {
  const first = problems[0];
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new AppError('invalid_request', first ? `${first.problem}${more}.` : 'The request is not valid.', {
    details: problems,
  });
}

/** Validates every DTO: wrong and unknown fields are refused, all at once. */
export const requestValidation = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) => invalidRequest(fieldProblems(errors)),
});
