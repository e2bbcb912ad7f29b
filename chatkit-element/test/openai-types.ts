import type { ChatKitEvents, ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import type { DocsChatKitElement, PanelEvents, PanelOptions } from '../src/index.js';

/** Compiles only while the element can stand where `@openai/chatkit` has its own. */
export const asOpenAIChatKit = (element: DocsChatKitElement): OpenAIChatKit => element;

/** Compiles only while every set of ChatKit's options is one of ours. */
export const asPanelOptions = (options: ChatKitOptions): PanelOptions => options;

/** Compiles only while our events carry what ChatKit's do. */
export const asChatKitEvents = (
  events: PanelEvents,
): Omit<ChatKitEvents, 'chatkit.deeplink' | 'chatkit.tool.change'> => events;
