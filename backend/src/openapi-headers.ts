import type { OpenAPIObject } from '@nestjs/swagger';

const HEADERS = {
  'X-Request-Id': {
    description: 'Id of the request, as the service’s log knows it.',
    schema: { type: 'string', format: 'uuid' },
    example: '8c0f8f0e-5a0e-4a55-9a55-0a0f1c7e2f11',
  },
  'Retry-After': {
    description: 'Seconds after which the same call may succeed; absent where that is not known.',
    schema: { type: 'string', pattern: '^\\d+$' },
    example: '20',
  },
};

/** Statuses of failures that may pass by themselves. */
const PASSING = ['429', '502', '503', '504'];

/** Lists in the document the headers that responses carry: the request id all of them, Retry-After those that may pass. */
export function describeResponseHeaders(document: OpenAPIObject): void {
  document.components = { ...document.components, headers: HEADERS as never };
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods as object));
  for (const { responses } of operations as { responses: Record<string, { headers?: object }> }[]) {
    for (const [status, response] of Object.entries(responses)) {
      const names = ['X-Request-Id', ...(PASSING.includes(status) ? ['Retry-After'] : [])];
      response.headers = Object.fromEntries(
        names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
      );
    }
  }
}
