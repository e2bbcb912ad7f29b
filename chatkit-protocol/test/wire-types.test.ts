import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { encodeEvent } from '../src/index.js';
import { events } from './examples/events.js';
import { requests } from './examples/requests.js';
import { responses } from './examples/responses.js';
import { threads } from './examples/threads.js';
import { values } from './examples/values.js';
import { widgets } from './examples/widgets.js';
import type { Examples } from './wire-types.js';

const examples: Required<Examples> = {
  ...values,
  ...widgets,
  ...threads,
  ...events,
  ...requests,
  ...responses,
};

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });

function readSchema(name: string): { $id: string; $defs: Record<string, unknown> } {
  const schema = JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'));
  ajv.addSchema(schema);
  return schema;
}

const written = readSchema('chatkit.schema.json');
const accepted = readSchema('chatkit.accept.schema.json');

function faults(schema: { $id: string }, definition: string, instance: unknown): string {
  const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/${definition}` });
  return validate(instance) ? '' : ajv.errorsText(validate.errors);
}

describe('the wire types', () => {
  it('cover every definition of the schema', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(written.$defs).sort());
  });

  it.each(Object.entries(examples))('describe %s as the schema does', (definition, instances) => {
    for (const instance of instances) {
      expect(faults(written, definition, instance)).toBe('');
      if (definition in accepted.$defs) expect(faults(accepted, definition, instance)).toBe('');
    }
  });
});

describe('encodeEvent', () => {
  it('writes what the schema allows, without the properties that are undefined', () => {
    const frame = encodeEvent({ type: 'notice', level: 'info', message: 'Hello', title: undefined });
    expect(faults(written, 'NoticeEvent', JSON.parse(frame.slice('data: '.length)))).toBe('');
  });

  it('writes one data line and an empty line, text unescaped', () => {
    expect(encodeEvent({ type: 'progress_update', text: 'Läuft\n☃ "so"' })).toBe(
      'data: {"type":"progress_update","text":"Läuft\\n☃ \\"so\\""}\n\n',
    );
  });
});
