import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** A field that holds any JSON, taken as it came; null is a value, leaving it out is not. */
export function RawJson(): PropertyDecorator {
  return (target, key) => {
    AsItCame()(target, key);
    ValidateBy({
      name: 'isThere',
      validator: {
        validate: (value) => value !== undefined,
        defaultMessage: () => `${String(key)} is missing`,
      },
    })(target, key);
  };
}

/** A field that may hold any JSON, taken as it came. */
export function OptionalRawJson(): PropertyDecorator {
  return (target, key) => {
    AsItCame()(target, key);
    ValidateBy({ name: 'isAnything', validator: { validate: () => true } })(target, key);
  };
}

function AsItCame(): PropertyDecorator {
  return (target, key) =>
    Transform(({ obj }: { obj: Record<string | symbol, unknown> }) => obj[key])(target, key);
}
