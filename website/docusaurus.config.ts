import type { Config } from '@docusaurus/types';
import type * as Preset from '@docusaurus/preset-classic';
import { themes } from 'prism-react-renderer';

const siteUrl = process.env.SITE_URL ?? 'http://localhost:3000';
const backendUrl = process.env.CHATKIT_BACKEND_URL ?? 'http://localhost:8000';

const preset: Preset.Options = {
  docs: { routeBasePath: 'docs', sidebarPath: './sidebars.ts' },
  blog: false,
  theme: { customCss: './src/css/custom.css' },
};

const themeConfig: Preset.ThemeConfig = {
  colorMode: { respectPrefersColorScheme: true },
  navbar: {
    title: 'docusaurus-chatkit',
    logo: { alt: '', src: 'img/logo.svg' },
    items: [{ type: 'docSidebar', sidebarId: 'docs', label: 'Documentation', position: 'left' }],
  },
  footer: {
    copyright: 'docusaurus-chatkit is open source under the MIT licence.',
    links: [
      { label: 'Quick start', to: '/docs/quick-start' },
      { label: 'Add it to your site', to: '/docs/add-to-your-site' },
      { label: 'Privacy and security', to: '/docs/privacy-and-security' },
      { label: 'Troubleshooting', to: '/docs/troubleshooting' },
    ],
  },
  prism: { theme: themes.github, darkTheme: themes.palenight, additionalLanguages: ['bash', 'json', 'http'] },
};

export default {
  title: 'docusaurus-chatkit',
  tagline: 'Ask the docs, and get an answer that links to the heading it came from.',
  favicon: 'img/logo.svg',
  url: siteUrl,
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  future: { v4: true, faster: true },
  presets: [['classic', preset]],
  plugins: [
    [
      'docusaurus-plugin-chatkit',
      {
        siteId: 'docusaurus-chatkit',
        backendUrl,
        ui: 'self-hosted',
        widget: {
          prompts: [
            'How do I add the plugin to my site?',
            'Which ports are used, and how do I change them?',
            "How do I translate the widget's texts?",
          ],
        },
      },
    ],
  ],
  themeConfig,
} satisfies Config;
