import { toHeading, toPage } from './page-address.js';
import { KINDS, type Question } from './question.js';

/** The longest question that a search takes. */
const MAX_QUESTION_LENGTH = 4000;

/** The question of a line of JSON, or all that is wrong with it. Fields that are not known are left out. */
export function parseQuestion(json: string): Omit<Question, 'line'> | { faults: string[] } {
  const value = parseObject(json);
  if (!value) {
    return { faults: ['this is no JSON object; write {"question": "…", "pages": ["/docs/…"]} in one line.'] };
  }
  const fields = new Fields(value);
  const pages = fields.pages();
  const anchors = fields.addresses('anchors').map(toHeading);
  const question = {
    question: fields.question(),
    kind: fields.kind(),
    pages: unique((pages.length > 0 ? pages : anchors).map(toPage)),
    anchors: unique(anchors),
    mustContain: fields.texts('must_contain'),
    locale: fields.text('locale'),
    version: fields.text('version'),
  };
  if (question.kind === 'answerable' && question.pages.length === 0) {
    fields.refuse('no page is named that answers; add "pages", or "kind": "not_in_docs" where none does.');
  }
  return fields.faults.length > 0 ? { faults: fields.faults } : question;
}

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const unique = (texts: string[]): string[] => [...new Set(texts)];

/** Reads fields one by one and keeps what is wrong with them; a field that is wrong reads as an empty one. */
class Fields {
  readonly faults: string[] = [];

  constructor(private readonly values: Record<string, unknown>) {}

  refuse(fault: string): void {
    this.faults.push(fault);
  }

  question(): string {
    const { question } = this.values;
    if (typeof question !== 'string' || question.trim() === '') {
      this.refuse('"question" must be a text that is not empty.');
      return '';
    }
    if (question.length > MAX_QUESTION_LENGTH) {
      this.refuse(`"question" has ${question.length} characters; the service takes ${MAX_QUESTION_LENGTH}.`);
    }
    return question;
  }

  kind(): Question['kind'] {
    const { kind = 'answerable' } = this.values;
    const known = KINDS.find((name) => name === kind);
    if (!known) this.refuse(`"kind" must be one of ${KINDS.join(', ')}.`);
    return known ?? 'not_in_docs';
  }

  pages(): string[] {
    const addresses = this.addresses('pages');
    for (const heading of addresses.filter((address) => address.includes('#'))) {
      this.refuse(`"pages" names the heading ${heading}; move it to "anchors".`);
    }
    return addresses;
  }

  addresses(name: string): string[] {
    return this.texts(name).filter((address) => {
      const isRight = /^(\/(?!\/)|https?:\/\/)/.test(address) && URL.canParse(address, 'http://site');
      if (!isRight) this.refuse(`"${name}" has "${address}"; write a path such as /docs/intro, or a URL.`);
      return isRight;
    });
  }

  texts(name: string): string[] {
    const value = this.values[name] ?? [];
    if (Array.isArray(value) && value.every(isText)) return value;
    this.refuse(`"${name}" must be a list of texts, such as ["…"].`);
    return [];
  }

  text(name: string): string | undefined {
    const value = this.values[name] ?? undefined;
    if (value === undefined || isText(value)) return value;
    this.refuse(`"${name}" must be a text that is not empty.`);
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
