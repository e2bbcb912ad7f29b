import type { ValidationError } from 'class-validator';

/** One wrong field of a request. */
export interface FieldProblem {
  /** Path of the field, such as `params.input.content.0.text`. */
  field: string;
  problem: string;
}

type WrongField = Pick<ValidationError, 'property' | 'value' | 'constraints' | 'children'>;

/** Constraints on what a value is, widest first: what else is wrong with a value of another type follows from its type. */
const TYPE_CONSTRAINTS = ['isDefined', 'isArray', 'isObject', 'isString', 'isInt', 'isNumber', 'isBoolean'];

/** All wrong fields below `errors`, deepest first named by their path. */
export function fieldProblems(errors: WrongField[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = problemsOf(error).map((problem) => ({ field, problem }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

/** What is wrong with the field itself: that it is missing, else its type, else all else. */
export function problemsOf({ property, value, constraints = {} }: WrongField): string[] {
  const names = Object.keys(constraints);
  if (names.length === 0) return [];
  if (value === undefined && !names.includes('whitelistValidation')) return [`${property} is missing`];
  const type = TYPE_CONSTRAINTS.find((name) => names.includes(name));
  return type === undefined ? Object.values(constraints) : [constraints[type]!];
}
