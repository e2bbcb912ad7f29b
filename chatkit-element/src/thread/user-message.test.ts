import { toLocalItem, toUserMessageInput } from './user-message.js';

describe('toUserMessageInput', () => {
  it('trims text and leaves out what is not given', () => {
    expect(toUserMessageInput({ text: '  Hello\nyou ' })).toEqual({
      content: [{ type: 'input_text', text: 'Hello\nyou' }],
      attachments: [],
      inference_options: {},
    });
  });

  it('takes mentions with the data that the server requires, a quote, attachments and choices', () => {
    expect(
      toUserMessageInput({
        content: [{ type: 'input_tag', id: 'e1', text: 'Acme' }],
        reply: 'quoted',
        attachments: [{ id: 'a1' }],
        toolChoice: { id: 'search' },
        model: 'small',
      }),
    ).toEqual({
      content: [{ type: 'input_tag', id: 'e1', text: 'Acme', data: {} }],
      attachments: ['a1'],
      quoted_text: 'quoted',
      inference_options: { tool_choice: { id: 'search' }, model: 'small' },
    });
  });

  it('makes nothing of a message that says nothing', () => {
    expect(toUserMessageInput({ text: ' \n' })).toBeUndefined();
    expect(toUserMessageInput({})).toBeUndefined();
    expect(toUserMessageInput({ attachments: [{ id: 'a1' }] })).toBeDefined();
  });
});

describe('toLocalItem', () => {
  it('shows the message as the server will store it', () => {
    const input = toUserMessageInput({ text: 'Hello', reply: 'quoted' })!;
    expect(toLocalItem(input, 'local:1', 't1')).toMatchObject({
      type: 'user_message',
      id: 'local:1',
      thread_id: 't1',
      content: [{ type: 'input_text', text: 'Hello' }],
      quoted_text: 'quoted',
    });
  });
});
