import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEvaluate } from '../src/evaluate/command.js';
import { answerJson, FakeService } from './fake-service.js';

/** What the service finds for a question, how sure it is, and what it answers. */
interface Script {
  found?: string[];
  confidence?: number;
  answer?: { answered: boolean; answer: string; citations?: string[] };
}

/** The site `docs` at a stand-in of the service, a folder for files, and the command that evaluates the site. */
export class EvaluatedSite {
  /** What the service says, by question; it finds nothing for any other. */
  script: Record<string, Script> = {};
  private readonly folder = mkdtempSync(join(tmpdir(), 'chatkit-evaluate-'));

  private constructor(readonly service: FakeService) {
    service.answer = (response, { url = '' }) => this.reply(response, url);
  }

  static async start(): Promise<EvaluatedSite> {
    return new EvaluatedSite(await FakeService.start());
  }

  async stop(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.service.stop();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string): void {
    writeFileSync(this.path(name), content);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Writes the question set. */
  ask(...questions: object[]): void {
    this.write('questions.jsonl', questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  }

  /** Runs the command with what every run needs, and these arguments. */
  async evaluate(
    args: string[] = [],
    environment: NodeJS.ProcessEnv = {},
    signal: AbortSignal = new AbortController().signal,
  ) {
    let printed = '';
    let told = '';
    const questions = ['--questions', this.path('questions.jsonl')];
    const exitCode = await runEvaluate(
      ['--site', 'docs', '--backend-url', this.service.url, ...questions, ...args],
      {
        environment,
        output: { write: (text) => (printed += text) },
        messages: { write: (text) => (told += text) },
        signal,
      },
    );
    return { exitCode, printed, told: told.replace(/^Asking .*\n/, '') };
  }

  /** Speaks as the service does, by the script. */
  private reply(response: ServerResponse, url: string): void {
    const query = new URL(url, this.service.url).searchParams;
    const toPassage = (address: string) => ({ url: address });
    if (url.startsWith('/api/search')) {
      const { found = [], confidence = 0 } = this.script[query.get('q')!] ?? {};
      const locale = query.get('locale') ?? 'en';
      send(response, { results: found.map(toPassage), confidence, locale });
    } else {
      const { message } = JSON.parse(this.service.requests.at(-1)!.body) as { message: string };
      const { answered = false, answer = '', citations = [] } = this.script[message]?.answer ?? {};
      send(response, { answered, answer, citations: citations.map(toPassage) });
    }
  }
}

function send(response: ServerResponse, body: object): void {
  answerJson(200, body)(response, response.req);
}

/** The figure in its line of the report; undefined when there is no such line. */
export function figureIn(report: string, label: string): string | undefined {
  const line = report.split('\n').find((text) => text.startsWith(`${label} `));
  return line && /\d\.\d{3}/.exec(line)?.[0];
}
