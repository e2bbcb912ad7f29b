/** What the browser needs of the options, in the language of the built locale: public, and part of every page. */
export interface ClientConfig {
  backendUrl: string;
  siteId: string;
  /** The docs' locale, as the site names it. */
  locale: string;
  widget: 'openai' | 'openai-or-self-hosted' | 'self-hosted';
  /** OpenAI's script and the domain's public key, where that widget may be used. */
  openai?: { scriptUrl: string; domainKey: string };
  position: 'end' | 'start';
  shortcut: string | false;
  texts: ClientTexts;
  prompts: { label: string; prompt: string }[];
  /** The roots of versioned docs, the deepest first; without version where every version applies. */
  versions: { path: string; version?: string }[];
}

export interface ClientTexts {
  launcher: string;
  title: string;
  greeting: string;
  placeholder: string;
  close: string;
  loading: string;
  unavailable: string;
  retry: string;
  accept: string;
  disclaimer?: string;
  consent?: string;
}
