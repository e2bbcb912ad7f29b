import { readFileSync } from 'node:fs';
import {
  NON_STREAMING_REQUEST_TYPES,
  REQUEST_TYPES,
  STREAMING_REQUEST_TYPES,
  isNonStreamingRequest,
  isStreamingRequest,
} from './requests.js';

const schema = JSON.parse(
  readFileSync(new URL('../test/fixtures/chatkit.schema.json', import.meta.url), 'utf8'),
);
const typesOf = (definition: string): string[] => [...schema.$defs[definition].properties.type.enum].sort();

describe('request types', () => {
  it('are those of the schema, told apart by how they are answered', () => {
    expect([...REQUEST_TYPES].sort()).toEqual(typesOf('ChatKitReq'));
    expect([...STREAMING_REQUEST_TYPES].sort()).toEqual(typesOf('StreamingReq'));
    expect([...NON_STREAMING_REQUEST_TYPES].sort()).toEqual(typesOf('NonStreamingReq'));
  });

  it('do not include names that only an object has', () => {
    for (const type of ['threads.unknown', '', 'constructor', '__proto__']) {
      expect(isStreamingRequest(type)).toBe(false);
      expect(isNonStreamingRequest(type)).toBe(false);
    }
  });
});
