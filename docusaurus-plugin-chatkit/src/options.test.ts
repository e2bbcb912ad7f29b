import { normalizePluginOptions } from '@docusaurus/utils-validation';
import { DEFAULT_OPTIONS, type Options, type PluginOptions, validateOptions } from './options.js';

const backendUrl = 'https://chat.example.com';

function check(options: unknown): PluginOptions {
  const validate = normalizePluginOptions as Parameters<typeof validateOptions>[0]['validate'];
  return validateOptions({ validate, options: options as Options });
}

describe('validateOptions', () => {
  it('needs nothing but the address of the service', () => {
    expect(check({ backendUrl })).toEqual({ id: 'default', backendUrl, ...DEFAULT_OPTIONS });
  });

  it('keeps what a site sets', () => {
    const options = {
      id: 'default',
      backendUrl: 'http://localhost:8000/chat',
      siteId: 'my-docs',
      domainKey: 'domain_pk_1',
      ui: 'openai',
      scriptUrl: '/chatkit.js',
      indexing: { onBuild: true, exclude: ['/docs/internal/**'] },
      answers: { instructions: 'Call it Acme Cloud.', contactUrl: '/support' },
      widget: {
        title: { en: 'Ask', fr: 'Demander' },
        prompts: { en: ['How?', { label: 'Why', prompt: 'Why is it so?' }] },
        consent: 'Questions are sent to our service.',
        position: 'start',
        shortcut: 'alt+shift+a',
      },
    };
    expect(check(options)).toEqual(options);
  });

  it.each([
    ['https://chat.example.com/', 'https://chat.example.com'],
    ['HTTPS://Chat.Example.com/api//', 'https://chat.example.com/api'],
  ])('takes %s as %s', (given, normalized) => {
    expect(check({ backendUrl: given }).backendUrl).toBe(normalized);
  });

  it('fills in what a site leaves out of a group', () => {
    const { indexing, widget } = check({
      backendUrl,
      indexing: { onBuild: true },
      widget: { shortcut: false },
    });
    expect(indexing).toEqual({ onBuild: true, exclude: [] });
    expect(widget).toEqual({ position: 'end', shortcut: false });
  });

  const address =
    '"backendUrl" must be the http(s) address of your docusaurus-chatkit service, without query or hash: for example "https://chat.example.com".';
  const secret = (name: string) =>
    `Remove "${name}": options end up in files that every reader can download. Set the index key in the environment, as CHATKIT_INDEX_API_KEY; keys of model providers belong to the service.`;

  it.each([
    ['nothing', undefined, address],
    ['no address', { backendUrl: '' }, address],
    ['an address without scheme', { backendUrl: 'chat.example.com' }, address],
    ['another scheme', { backendUrl: 'ftp://chat.example.com' }, address],
    ['an address with a query', { backendUrl: 'https://chat.example.com/?a=1' }, address],
    ['an address with a password', { backendUrl: 'https://a:b@chat.example.com' }, address],
    [
      'a site id with capitals',
      { backendUrl, siteId: 'My Docs' },
      '"siteId" must be 1 to 63 lower-case letters, digits and dashes, not beginning with a dash: for example "my-docs".',
    ],
    ['an unknown widget', { backendUrl, ui: 'chatkit' }, '"ui" must be "auto", "openai" or "self-hosted".'],
    [
      'OpenAI’s widget without a key for the domain',
      { backendUrl, ui: 'openai' },
      '"ui": "openai" needs "domainKey", the public key OpenAI gives for this site’s domain. Add it, or use "self-hosted".',
    ],
    [
      'a secret key in place of the domain’s',
      { backendUrl, domainKey: 'sk-123' },
      '"domainKey" is public and begins with "domain_pk_"; what you gave looks like a secret key of OpenAI. Remove it, and revoke it if it was published.',
    ],
    [
      'an empty key of the domain',
      { backendUrl, domainKey: '' },
      '"domainKey" must be the public key that OpenAI gives for this site’s domain.',
    ],
    ['an index key', { backendUrl, indexKey: 'x' }, secret('indexKey')],
    ['an index key in a group', { backendUrl, indexing: { apiKey: 'x' } }, secret('indexing.apiKey')],
    ['a model provider’s key', { backendUrl, OPENAI_API_KEY: 'x' }, secret('OPENAI_API_KEY')],
    ['a token', { backendUrl, widget: { authToken: 'x' } }, secret('widget.authToken')],
    [
      'an unknown option',
      { backendUrl, onBuild: true },
      '"onBuild" is not an option here. Options are: backendUrl, siteId, domainKey, ui, scriptUrl, indexing, answers, widget.',
    ],
    [
      'an unknown option of a group',
      { backendUrl, indexing: { include: [] } },
      '"indexing.include" is not an option here. Options are: onBuild, exclude.',
    ],
    [
      'a contact that is no address',
      { backendUrl, answers: { contactUrl: 'javascript:alert(1)' } },
      '"answers.contactUrl" must be an http(s) or mailto address, or a path of this site such as "/support".',
    ],
    [
      'instructions that are too long',
      { backendUrl, answers: { instructions: 'x'.repeat(4_001) } },
      '"answers.instructions" must be a text of at most 4000 characters, such as "Call the product Acme Cloud."',
    ],
    [
      'a text that is a number',
      { backendUrl, widget: { greeting: 3 } },
      '"widget.greeting" must be a text, or an object with one for each locale.',
    ],
    [
      'prompts that are no list',
      { backendUrl, widget: { prompts: 'How?' } },
      '"widget.prompts" must be a list of questions, or an object with one for each locale.',
    ],
    [
      'an unknown corner',
      { backendUrl, widget: { position: 'left' } },
      '"widget.position" must be "end" or "start".',
    ],
    [
      'a shortcut without modifier, which would swallow typing',
      { backendUrl, widget: { shortcut: 'i' } },
      '"widget.shortcut" must be false, or keys such as "mod+i" or "alt+shift+a".',
    ],
    [
      'a shortcut that writes a capital letter',
      { backendUrl, widget: { shortcut: 'shift+a' } },
      '"widget.shortcut" must be false, or keys such as "mod+i" or "alt+shift+a".',
    ],
    [
      'a script address that is none',
      { backendUrl, scriptUrl: 'x' },
      '"scriptUrl" must be the http(s) address of OpenAI’s ChatKit script, or a path of this site such as "/chatkit.js".',
    ],
    [
      'true for a group',
      { backendUrl, indexing: true },
      '"indexing" must be an object with some of these options: onBuild, exclude.',
    ],
    [
      'a text for a group',
      { backendUrl, widget: 'x' },
      `"widget" must be an object with some of these options: title, launcherLabel, greeting, placeholder, disclaimer, consent, prompts, position, shortcut.`,
    ],
    [
      'onBuild as a text',
      { backendUrl, indexing: { onBuild: 'true' } },
      '"indexing.onBuild" must be true or false.',
    ],
    [
      'one glob outside a list',
      { backendUrl, indexing: { exclude: '/blog/**' } },
      '"indexing.exclude" must be a list of globs, such as ["/docs/internal/**"].',
    ],
    [
      'a second instance',
      { id: 'second', backendUrl },
      'A site has one widget: remove "id", and list docusaurus-plugin-chatkit only once.',
    ],
  ])('refuses %s, saying what to write', (_, options, message) => {
    expect(() => check(options)).toThrow(new Error(message));
  });
});
