import { parseArgs } from 'node:util';

/** What a run is told. */
export interface RunOptions {
  /** Names of the benchmarks to run; empty for all. */
  only: string[];
  isQuick: boolean;
  /** Where the figures go as JSON. */
  jsonFile?: string;
  help: boolean;
}

/** Reads the arguments. Throws a sentence about what is wrong with them. */
export function readOptions(args: string[], names: string[]): RunOptions {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no benchmark "${unknown}"; there are ${names.join(', ')}.`);
  return { only: values.only, isQuick: values.quick, jsonFile: values.json, help: values.help };
}
