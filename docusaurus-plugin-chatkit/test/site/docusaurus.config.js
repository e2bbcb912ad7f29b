// A site with some of everything that the plugin has to tell apart. CHATKIT_OPTIONS holds the plugin's options as JSON;
// without it the site is built without the plugin.
const options = process.env.CHATKIT_OPTIONS;

module.exports = {
  title: 'Acme',
  url: 'https://docs.acme.dev',
  baseUrl: '/base/',
  trailingSlash: false,
  future: { faster: true, v4: true },
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
  onBrokenLinks: 'throw',
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: 'docs', sidebarPath: undefined },
        blog: { onUntruncatedBlogPosts: 'ignore' },
      },
    ],
  ],
  plugins: options ? [['chatkit', JSON.parse(options)]] : [],
};
