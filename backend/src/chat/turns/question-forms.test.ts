import { questionForms } from './question-forms.js';

const asked = (text: string) => [
  { role: 'reader' as const, text: 'How do I drain pipes?' },
  { role: 'reader' as const, text },
  { role: 'assistant' as const, text: 'By a valve.' },
];
const thread = asked('How do I open the valves?');
const joined = (question: string): string => `How do I open the valves?\n${question}`;

describe('questionForms', () => {
  it.each(['Which ports are used?', 'What is a passage?', 'remove a site', 'ports', 'Welche Ports gibt es?'])(
    'takes %j by itself first, and with the last question second',
    (question) => {
      expect(questionForms(question, thread)).toEqual([question, joined(question)]);
    },
  );

  it.each([
    'and on Windows?',
    'with Docker?',
    'what about pears?',
    'Is it free?',
    'und auf Deutsch?',
    'et pour les poires ?',
    '¿y en Windows?',
    'Windowsでは？',
    '那 Windows 呢？',
  ])('takes %j with the last question first', (question) => {
    expect(questionForms(question, thread)).toEqual([joined(question), question]);
  });

  it('has one form for a first question and for a long one', () => {
    expect(questionForms('and on Windows?', [])).toEqual(['and on Windows?']);
    expect(questionForms('and how is it done on Windows?', thread)).toHaveLength(1);
  });

  it('takes along what the reader quoted', () => {
    expect(questionForms('Why is that?', thread, 'q'.repeat(400))).toEqual([
      `${joined('Why is that?')}\n${'q'.repeat(300)}`,
      `Why is that?\n${'q'.repeat(300)}`,
    ]);
  });
});
