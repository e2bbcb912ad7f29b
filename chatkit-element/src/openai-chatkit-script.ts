import './docs-chatkit-define.js';
import { DocsChatKitElement } from './docs-chatkit-element.js';

/** Stands in for OpenAI's script where that has not come; a class can be defined only once, hence another. */
class OpenAIChatKitElement extends DocsChatKitElement {}

if (!customElements.get('openai-chatkit')) customElements.define('openai-chatkit', OpenAIChatKitElement);
