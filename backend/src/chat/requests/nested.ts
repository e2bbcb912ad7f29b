import { Type, type ClassConstructor } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';

/** A nested object that must be there. */
export function Nested(type: () => ClassConstructor<object>): PropertyDecorator {
  return (target, key) => {
    IsDefined()(target, key);
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(type)(target, key);
  };
}
