/** The widget of questions that our service offers after an answer. */
export function suggestionsOf(...questions: string[]): object {
  return {
    type: 'Card',
    size: 'full',
    border: 0,
    padding: 0,
    children: [
      { type: 'Caption', value: 'Related questions' },
      { type: 'Col', gap: 2, align: 'start', children: questions.map(suggestion) },
    ],
  };
}

function suggestion(question: string): object {
  return {
    type: 'Button',
    label: question,
    variant: 'outline',
    color: 'secondary',
    size: 'sm',
    pill: true,
    onClickAction: { type: 'ask', payload: { question }, handler: 'server' },
  };
}
