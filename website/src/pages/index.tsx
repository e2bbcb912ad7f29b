import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import CodeBlock from '@theme/CodeBlock';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import ThemedImage from '@theme/ThemedImage';
import type { ReactNode } from 'react';
import styles from './index.module.css';

const features = [
  {
    title: 'Links to the exact heading',
    text: 'Every answer cites the sections it relies on. The anchors come from your own Docusaurus build, so they are right in every locale and version, MDX included.',
  },
  {
    title: 'Nothing but Node',
    text: 'One service, one data folder, no account and no key. Without a language model it quotes the sentences and the code that answer, and says so when your docs hold none.',
  },
  {
    title: 'Light on your pages',
    text: 'A small launcher is all your pages carry. The panel is served from your own site and loads on the first click; until then nothing is requested and nothing is stored.',
  },
];

const pluginExample = `export default {
  // ...
  plugins: [['chatkit', { backendUrl: 'https://chat.example.com' }]],
};`;

function Hero(): ReactNode {
  const sources = { light: useBaseUrl('/img/widget-light.webp'), dark: useBaseUrl('/img/widget-dark.webp') };
  return (
    <header className={styles.hero}>
      <div className={`container ${styles.heroInner}`}>
        <div>
          <Heading as="h1" className={styles.title}>
            Let readers ask your docs
          </Heading>
          <p className={styles.lead}>
            A chat widget for any Docusaurus site. It answers from your own pages, and links to the headings
            the answer came from.
          </p>
          <div className={styles.actions}>
            <Link className="button button--primary" to="/docs/quick-start">
              Try it in one command
            </Link>
            <Link className="button button--secondary" to="/docs/add-to-your-site">
              Add it to your site
            </Link>
          </div>
        </div>
        <ThemedImage
          sources={sources}
          className={styles.screenshot}
          width={1280}
          height={880}
          alt="A documentation page with the chat panel open: an answer with links to the headings it quotes."
        />
      </div>
    </header>
  );
}

function Features(): ReactNode {
  return (
    <section className={styles.section}>
      <div className={`container ${styles.features}`}>
        {features.map(({ title, text }) => (
          <div key={title} className={styles.feature}>
            <Heading as="h2">{title}</Heading>
            <p>{text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

function SetUp(): ReactNode {
  return (
    <section className={styles.section}>
      <div className={`container ${styles.setUp}`}>
        <div>
          <Heading as="h2">Try it here</Heading>
          <p>
            In a clone of the repository, with Node 20 or newer. This very site comes up, with the widget on
            it.
          </p>
          <CodeBlock language="bash">npm start</CodeBlock>
        </div>
        <div>
          <Heading as="h2">Then on your own site</Heading>
          <p>One line in the configuration of your site, and one service beside it.</p>
          <CodeBlock language="js" title="docusaurus.config.js">
            {pluginExample}
          </CodeBlock>
        </div>
      </div>
    </section>
  );
}

export default function Home(): ReactNode {
  return (
    <Layout description="A chat widget for Docusaurus that answers from your own pages and links to the exact headings.">
      <Hero />
      <main>
        <Features />
        <SetUp />
      </main>
    </Layout>
  );
}
