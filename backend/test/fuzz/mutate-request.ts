import { mutateText, mutateValue } from './mutate-body.js';
import type { RandomChoices } from './random-choices.js';
import type { RawRequest } from './raw-request.js';
import type { ValidRequest } from './valid-requests.js';

type Mutation = (request: RawRequest, random: RandomChoices) => RawRequest;

const HUGE = 'h'.repeat(12_000);
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'post',
  'NONSENSE',
];

/** Headers that the service reads, with values that none of them ought to have. */
const HEADERS: Record<string, readonly string[]> = {
  Authorization: [
    '',
    'Bearer',
    'Bearer ',
    'Bearer  two words',
    'Basic dTpw',
    'bearer null',
    'Bearer a.b.c',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer \u0000',
    `Bearer ${HUGE}`,
  ],
  'Content-Type': [
    '',
    'application/x-ndjson',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16',
    'application/json; charset',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonp/x;;;=',
  ],
  'Content-Encoding': ['gzip', 'br', 'deflate', 'identity, gzip', 'rot13', ''],
  Accept: ['text/event-stream', '*/*;q=0', 'text/*;q=abc', ',,,', HUGE],
  'Accept-Language': ['xx-\u00ff', '*', HUGE],
  Origin: ['null', 'https://evil.example', 'http://localhost:3000.evil.example', '\u00ff', HUGE],
  'X-Docs-Page': [
    '%',
    '%00',
    '%E0%A4%A',
    '%ud800',
    '//evil.example',
    'javascript:alert(1)',
    '\u0000',
    '\u00ff',
    HUGE,
  ],
  'X-Docs-Locale': ['', 'en-', '../en', '__proto__', 'a'.repeat(500), '%00', '\u00e9'],
  'X-Docs-Version': ['', '__proto__', '\u0001', 'v'.repeat(2_001), HUGE],
  'X-Forwarded-For': ['not an address', '1.1.1.1, '.repeat(500), '::'],
  'X-Request-Id': ['\u00ff', HUGE],
  Host: ['', 'x', '[', 'localhost:99999', '\u00ff'],
  Expect: ['100-continue', 'miracles'],
  Upgrade: ['websocket', 'h2c'],
  'Accept-Encoding': ['gzip;q=x'],
  'Transfer-Encoding': ['gzip', 'identity'],
  'If-None-Match': ['*', '"x"'],
  Range: ['bytes=0-0', 'bytes=9-1'],
};

const MUTATIONS: readonly Mutation[] = [
  (request, random) => ({ ...request, method: random.pick(METHODS) }),
  (request, random) => ({ ...request, target: mutateTarget(request.target, random) }),
  (request, random) => ({ ...request, isCut: request.body !== undefined && random.next() < 0.3 }),
  ...Array<Mutation>(4).fill((request, random) => {
    const name = random.pick(Object.keys(HEADERS));
    const others = request.headers.filter(([other]) => other !== name || random.next() < 0.1);
    return { ...request, headers: [...others, [name, random.pick(HEADERS[name]!)]] };
  }),
  (request, random) => ({
    ...request,
    headers: request.headers.toSpliced(random.integer(request.headers.length), 1),
  }),
];

/** The request with something wrong: mostly in the body, else in its text, a header, the address or the method. */
export function mutateRequest({ body, ...request }: ValidRequest, random: RandomChoices): RawRequest {
  const where = random.next();
  const isInBody = body !== undefined && where < 0.7;
  const text = JSON.stringify(isInBody && where < 0.5 ? mutateValue(body, random) : body);
  const raw = {
    ...request,
    body: body && (isInBody && where >= 0.5 ? mutateText(text, random) : Buffer.from(text)),
  };
  return isInBody && random.next() < 0.8 ? raw : random.pick(MUTATIONS)(raw, random);
}

function mutateTarget(target: string, random: RandomChoices): string {
  const at = 1 + random.integer(target.length);
  const inserted = random.pick([
    '%',
    '%00',
    '%E0%A4%A',
    '%2e%2e%2f',
    '/',
    '//',
    '?',
    '#',
    '&',
    '[]',
    '\u00ff',
    '\\',
    'x'.repeat(3_000),
  ]);
  const added = random.pick([
    'limit=1e9',
    'limit=-1',
    'site=__proto__',
    'q[]=x',
    'q[__proto__]=x',
    'q=%00',
    'locale[]=',
    'prune=maybe',
    '__proto__[x]=1',
  ]);
  return random.next() < 0.5
    ? target.slice(0, at) + inserted + target.slice(at)
    : `${target}${target.includes('?') ? '&' : '?'}${added}`;
}
