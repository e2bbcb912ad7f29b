import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { countedChecks } from './counted-checks.mjs';

/**
 * What a contract check begins with: the contract in the folder that the command line names, and a count of what passed.
 * `vendor` is the beginning of its files' names. Without a folder the process ends with how it is used.
 */
export function openContract(vendor, script) {
  const [folder, recording] = process.argv.slice(2);
  if (!folder) {
    console.error(`usage: node ${script} <folder of the contracts> [recording]`);
    process.exit(2);
  }
  const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const schema = read(`${vendor}.schema.json`);
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  ajv.addSchema(schema);

  /** What is wrong with a value by a definition of the schema; undefined when it is legal. */
  const faultsOf = (definition, value) => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
    return validate(value) ? undefined : validate.errors;
  };
  return {
    schema,
    contract: read(`${vendor}.cases.json`),
    recording,
    faultsOf,
    isLegal: (definition, value) => faultsOf(definition, value) === undefined,
    ...countedChecks(),
  };
}
