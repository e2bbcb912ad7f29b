import type { ValidationError } from 'class-validator';

/** One wrong field of a request. */
export interface FieldProblem {
  /** Path of the field, such as `params.input.content.0.text`. */
  field: string;
  problem: string;
}

/** All wrong fields below `errors`, deepest first named by their path. */
export function fieldProblems(
  errors: Pick<ValidationError, 'property' | 'constraints' | 'children'>[],
  parent = '',
): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}
