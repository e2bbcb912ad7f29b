/** The fields of an object that are named as members of every object, such as `constructor`, and would stand in for those. */
export function reservedNames(object: object): string[] {
  return Object.keys(object).filter((name) => name in Object.prototype);
}
