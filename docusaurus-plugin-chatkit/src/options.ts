import { Joi } from '@docusaurus/utils-validation';
import type { OptionValidationContext } from '@docusaurus/types';

/** A value for every locale, or one per locale: `{ en: 'Ask', fr: 'Demander' }`. */
export type Localized<Value> = Value | { [locale: string]: Value };

/** A question offered before the first message: the text itself, or a short label for a longer text. */
export type StarterPrompt = string | { label: string; prompt: string };

/** Which widget readers get: OpenAI's script, our own element, or whichever fits. */
export type WidgetKind = 'auto' | 'openai' | 'self-hosted';

/** What the reader sees; every text has a default in the reader's language. */
export interface WidgetOptions {
  /** What the widget is called; also the launcher's label. */
  title?: Localized<string>;
  /** The launcher's label, where it differs from the title. */
  launcherLabel?: Localized<string>;
  greeting?: Localized<string>;
  placeholder?: Localized<string>;
  /** Markdown below the composer. */
  disclaimer?: Localized<string>;
  /** What the reader agrees to before anything is loaded, stored or sent; nothing is asked when absent. */
  consent?: Localized<string>;
  prompts?: Localized<StarterPrompt[]>;
  /** The bottom corner where lines end (right in English), or where they start. */
  position: 'end' | 'start';
  /** Keys that open and close the widget, such as `mod+i` (⌘ on Apple's machines, Ctrl elsewhere); `false` for none. */
  shortcut: string | false;
}

export interface IndexingOptions {
  /** Sends the pages at the end of every `docusaurus build`, once per locale. */
  onBuild: boolean;
  /** Globs of page paths, `baseUrl` included, that are not indexed. */
  exclude: string[];
}

/** How the service answers about this site. */
export interface AnswerOptions {
  /** What a language model that answers is told about the site: names, audience, tone. Readers can get to see it. */
  instructions: string;
  /** Where readers reach a human when the docs hold no answer: an address, or a path of this site. Empty for nowhere. */
  contactUrl: string;
}

/** The options after validation: complete, normalised. */
export interface PluginOptions {
  id: string;
  /** Where the docusaurus-chatkit service runs, without a trailing slash. */
  backendUrl: string;
  /** The site's id at the service; derived from the site's `url` and `baseUrl` when absent. */
  siteId?: string;
  /** OpenAI's public key of this site's domain. */
  domainKey?: string;
  ui: WidgetKind;
  /** OpenAI's widget script. */
  scriptUrl: string;
  indexing: IndexingOptions;
  answers: AnswerOptions;
  widget: WidgetOptions;
}

/** The options as a site's config gives them. */
export type Options = Pick<PluginOptions, 'backendUrl'> &
  Partial<Omit<PluginOptions, 'indexing' | 'answers' | 'widget'>> & {
    indexing?: Partial<IndexingOptions>;
    answers?: Partial<AnswerOptions>;
    widget?: Partial<WidgetOptions>;
  };

export const DEFAULT_OPTIONS = {
  ui: 'auto',
  scriptUrl: 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
  indexing: { onBuild: false, exclude: [] },
  answers: { instructions: '', contactUrl: '' },
  widget: { position: 'end', shortcut: 'mod+i' },
} satisfies Omit<PluginOptions, 'id' | 'backendUrl'>;

/** What a site's id looks like to the service. */
export const SITE_ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,62}$/;

const BACKEND_URL_MESSAGE =
  '{{#label}} must be the http(s) address of your docusaurus-chatkit service, without query or hash: for example "https://chat.example.com".';

const SECRET_MESSAGE =
  'Remove {{#label}}: options end up in files that every reader can download. Set the index key in the environment, as CHATKIT_INDEX_API_KEY; keys of model providers belong to the service.';

/** A key with modifiers, one of which keeps it from being typed. */
const SHORTCUT = /^(?=.*(mod|ctrl|alt)\+)((mod|ctrl|alt|shift)\+)+([a-z0-9/.,]|enter|space)$/;

/** Names under which secrets get written; `domainKey` is public and an option of its own. */
const SECRET_NAME = /(secret|token|password|credential|api_?key|(index|access|private|openai|cohere)_?key)/i;

/** Longest instructions that the service takes, in UTF-16 units. */
const MAX_INSTRUCTIONS = 4_000;

/** Where a human is reached: elsewhere, by mail, or on the site itself. */
const CONTACT_URL = /^(https?:\/\/|\/(?!\/))[^\s<>()]*$|^mailto:[^\s<>()]+@[^\s<>()]+$/;

/** OpenAI's script elsewhere, or on the site itself. */
const SCRIPT_URL = /^(https?:\/\/[^\s/]\S*|\/\S+)$/;

/** An object of options that says what it takes when it is given something else, and refuses secrets. */
function optionsObject(keys: Record<string, Joi.Schema>): Joi.ObjectSchema {
  return Joi.object(keys)
    .pattern(SECRET_NAME, Joi.forbidden().messages({ 'any.unknown': SECRET_MESSAGE }))
    .messages({
      'object.base': `{{#label}} must be an object with some of these options: ${Object.keys(keys).join(', ')}.`,
      'object.unknown': `{{#label}} is not an option here. Options are: ${Object.keys(keys).join(', ')}.`,
    });
}

function localized(value: Joi.Schema, expected: string): Joi.Schema {
  return Joi.alternatives(value, Joi.object().pattern(Joi.string(), value).min(1)).messages({
    '*': `{{#label}} must be ${expected}, or an object with one for each locale.`,
  });
}

const text = localized(Joi.string().min(1), 'a text');

const prompt = Joi.alternatives(
  Joi.string().min(1),
  Joi.object({ label: Joi.string().required(), prompt: Joi.string().required() }),
);

const PluginOptionSchema = optionsObject({
  backendUrl: Joi.string()
    .required()
    .custom((url: string, { error }) => normalizeBackendUrl(url) ?? error('string.uri'))
    .messages({ '*': BACKEND_URL_MESSAGE }),
  siteId: Joi.string().pattern(SITE_ID_PATTERN).messages({
    '*': '{{#label}} must be 1 to 63 lower-case letters, digits and dashes, not beginning with a dash: for example "my-docs".',
  }),
  domainKey: Joi.string().pattern(/^sk-/, { invert: true }).messages({
    '*': '{{#label}} must be the public key that OpenAI gives for this site’s domain.',
    'string.pattern.invert.base':
      '{{#label}} is public and begins with "domain_pk_"; what you gave looks like a secret key of OpenAI. Remove it, and revoke it if it was published.',
  }),
  ui: Joi.string()
    .valid('auto', 'openai', 'self-hosted')
    .default(DEFAULT_OPTIONS.ui)
    .messages({ '*': '{{#label}} must be "auto", "openai" or "self-hosted".' }),
  scriptUrl: Joi.string().pattern(SCRIPT_URL).default(DEFAULT_OPTIONS.scriptUrl).messages({
    '*': '{{#label}} must be the http(s) address of OpenAI’s ChatKit script, or a path of this site such as "/chatkit.js".',
  }),
  indexing: optionsObject({
    onBuild: Joi.boolean()
      .default(DEFAULT_OPTIONS.indexing.onBuild)
      .messages({ '*': '{{#label}} must be true or false.' }),
    exclude: Joi.array()
      .items(Joi.string())
      .default(DEFAULT_OPTIONS.indexing.exclude)
      .messages({ '*': '{{#label}} must be a list of globs, such as ["/docs/internal/**"].' }),
  }).default(DEFAULT_OPTIONS.indexing),
  answers: optionsObject({
    instructions: Joi.string()
      .max(MAX_INSTRUCTIONS)
      .allow('')
      .default(DEFAULT_OPTIONS.answers.instructions)
      .messages({
        '*': `{{#label}} must be a text of at most ${MAX_INSTRUCTIONS} characters, such as "Call the product Acme Cloud."`,
      }),
    contactUrl: Joi.string()
      .pattern(CONTACT_URL)
      .allow('')
      .default(DEFAULT_OPTIONS.answers.contactUrl)
      .messages({
        '*': '{{#label}} must be an http(s) or mailto address, or a path of this site such as "/support".',
      }),
  }).default(DEFAULT_OPTIONS.answers),
  widget: optionsObject({
    title: text,
    launcherLabel: text,
    greeting: text,
    placeholder: text,
    disclaimer: text,
    consent: text,
    prompts: localized(Joi.array().items(prompt), 'a list of questions'),
    position: Joi.string()
      .valid('end', 'start')
      .default(DEFAULT_OPTIONS.widget.position)
      .messages({ '*': '{{#label}} must be "end" or "start".' }),
    shortcut: Joi.alternatives(Joi.valid(false), Joi.string().pattern(SHORTCUT))
      .default(DEFAULT_OPTIONS.widget.shortcut)
      .messages({
        '*': '{{#label}} must be false, or keys such as "mod+i" or "alt+shift+a".',
      }),
  }).default(DEFAULT_OPTIONS.widget),
})
  .custom((options: PluginOptions, { error }) => {
    if (options.id !== 'default') return error('chatkit.once');
    if (options.ui === 'openai' && !options.domainKey) return error('chatkit.domainKey');
    return options;
  })
  .messages({
    'chatkit.once': 'A site has one widget: remove "id", and list docusaurus-plugin-chatkit only once.',
    'chatkit.domainKey':
      '"ui": "openai" needs "domainKey", the public key OpenAI gives for this site’s domain. Add it, or use "self-hosted".',
  });

/** The service's address without trailing slashes; undefined when it is not an http(s) URL, or carries more. */
export function normalizeBackendUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) return undefined;
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/** Docusaurus calls this with a site's options; throws for wrong ones, saying what to write instead. */
export function validateOptions({
  validate,
  options,
}: OptionValidationContext<Options | undefined, PluginOptions>): PluginOptions {
  return validate(PluginOptionSchema, options);
}
