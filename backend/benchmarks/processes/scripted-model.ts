import { join } from 'node:path';
import type { AnswerScript } from '../../test/doubles/openai/answer-script.ts';
import { startListening, type ListeningProcess } from './child-process.ts';
import { openStream, type EventStream } from './event-streams.ts';
import { startOpenAiDouble } from './service.ts';

const MODEL = 'scripted';

/** The double of OpenAI, writing what it is told. */
export interface ScriptedModel extends ListeningProcess {
  /** Variables of a service that lets it write the answers, and embeds nothing. */
  variables: Record<string, string>;
  /** Says what is written from now on. */
  write(script: AnswerScript): Promise<void>;
}

export async function startScriptedModel(): Promise<ScriptedModel> {
  const double = await startOpenAiDouble();
  return {
    ...double,
    variables: { OPENAI_BASE_URL: double.url, OPENAI_MODEL: MODEL, EMBEDDING_PROVIDER: 'none' },
    async write(script) {
      const response = await fetch(new URL('/__script', double.url), {
        method: 'PUT',
        body: JSON.stringify(script),
      });
      if (!response.ok) throw new Error(`The script was refused: ${await response.text()}`);
    },
  };
}

/** Starts a bare proxy before `url`; its address takes the place of that one. */
export function startBareProxy(url: string): Promise<ListeningProcess> {
  return startListening([join(import.meta.dirname, 'bare-proxy.ts'), url]);
}

/** Asks the model, or a proxy before it, without a service in between. */
export function askModel(url: string): Promise<EventStream> {
  return openStream(`${url}/responses`, { model: MODEL, input: 'How?', stream: true, store: false });
}
