import { readOptions } from './options.js';

const read = (args: string[], environment = {}) => readOptions(args, environment);

describe('readOptions', () => {
  it('needs a site and questions, and has a default for the rest', () => {
    expect(read(['--site', 'docs', '--questions', 'q.jsonl'])).toEqual({
      options: {
        site: 'docs',
        questions: 'q.jsonl',
        backendUrl: 'http://127.0.0.1:8000',
        answers: false,
        misses: false,
        json: false,
        least: {},
        timeoutMs: 120_000,
      },
    });
  });

  it('takes the key from the environment, and every option', () => {
    const args = ['--site=docs', '--questions=q.jsonl', '--answers', '--misses', '--json', '--save=a.json'];
    args.push(
      '--compare',
      'b.json',
      '--min-hit5',
      '.9',
      '--min-mrr=1',
      '--backend-url',
      'https://x.dev/api/',
    );
    args.push('--locale', 'fr', '--version', '2.x', '--timeout', '5');
    expect(read(args, { CHATKIT_INDEX_API_KEY: ' key ' })).toEqual({
      options: {
        site: 'docs',
        questions: 'q.jsonl',
        backendUrl: 'https://x.dev/api',
        indexKey: 'key',
        locale: 'fr',
        version: '2.x',
        answers: true,
        misses: true,
        json: true,
        save: 'a.json',
        compare: 'b.json',
        least: { page_hit_5: 0.9, page_mrr_10: 1 },
        timeoutMs: 5000,
      },
    });
  });

  it('says all that is wrong at once, each with its remedy', () => {
    const args = ['--site', 'My Docs', 'extra', '--questions', '--hit5', '--json=yes', '--answers'];
    args.push('--min-hit5', '90', '--min-mrr', 'x', '--timeout', '0', '--backend-url', 'chat', '--save=');
    expect(read(args)).toEqual({
      faults: [
        '"extra" belongs to no option; --help lists them.',
        '--questions needs a value: write --questions <value>.',
        '--json takes no value: remove "=yes".',
        '--save needs a value: write --save <value>.',
        '--site must be the id under which the site is indexed, such as --site my-docs.',
        '--questions must be the path of a JSON Lines file with the questions.',
        '--backend-url must be an http(s) address: https://chat.example.com.',
        '--answers needs the service’s index key: set CHATKIT_INDEX_API_KEY.',
        '--min-hit5 must be a share from 0 to 1, such as --min-hit5 .9.',
        '--min-mrr must be a share from 0 to 1, such as --min-mrr .9.',
        '--timeout must be a number of seconds, such as 300.',
      ],
    });
    expect(read(['--site', 'docs', '--questions', 'q', '--hit5'])).toEqual({
      faults: ['There is no option --hit5; --help lists them.'],
    });
  });

  it('asks for help whatever else is there', () => {
    expect(read(['--nonsense', '--help'])).toBe('help');
  });
});
