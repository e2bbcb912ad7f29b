import type { UserMessageInput } from 'chatkit-protocol';
import { ChatKitClient } from '../src/api/chatkit-client.js';
import type { Emit } from '../src/panel-events.js';
import { contentText } from '../src/thread/user-message.js';

/** A host that remembers what it is told. */
export class Recorder {
  /** The events, as `name` or `name threadId`. */
  readonly events: string[] = [];
  readonly returned: string[] = [];
  private readonly waiting: { condition: () => boolean; resolve: () => void }[] = [];

  readonly emit: Emit = (name, ...[detail]) => {
    const { threadId } = (detail ?? {}) as { threadId?: string | null };
    this.events.push(threadId === undefined ? name : `${name} ${threadId}`);
  };

  readonly messageReturned = ({ content }: UserMessageInput): void => {
    this.returned.push(contentText(content));
  };

  /** How many questions came of actions. */
  questions = 0;

  readonly questionAsked = (): void => {
    this.questions += 1;
  };

  readonly stateChanged = (): void => {
    for (const { condition, resolve } of this.waiting) if (condition()) resolve();
  };

  /** Resolves as soon as a change makes the condition true. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ condition, resolve }));
  }
}

/** A client of a loopback server. */
export function clientOf(server: { url: string }): ChatKitClient {
  return new ChatKitClient(() => ({ api: { url: server.url }, locale: 'en' }));
}
