/** The JSON of every `data:` frame of a response, as it comes; comments are passed over. */
export async function* readEvents(response: Response): AsyncGenerator<unknown> {
  let text = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const frames = (text + piece).split('\n\n');
    text = frames.pop()!;
    for (const frame of frames) {
      if (frame.startsWith('data: ')) yield JSON.parse(frame.slice('data: '.length));
    }
  }
}
