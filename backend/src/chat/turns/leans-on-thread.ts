/**
 * Words that go on with what was said when a question opens with them, in the languages that the service speaks; none
 * of them opens a whole question in another of these languages.
 */
const OPENING = setOf(`
  about also and as at besides but by for from in instead of on or otherwise so then though to under via with without
  auch auf aus bei beim dann für mit nach oder ohne und unter vom von wegen
  alors avec aussi chez dans et mais ou par pour sans sous sur
  con desde e entonces o pero si sin sobre también y
  じゃあ では それでは また あと
  那 那么 还有 如果 另外 或者
`);
/** Words that stand for something said before, wherever they stand. */
const WITHIN = setOf(`
  it its that these they them their this those one ones
  dies diese diesem diesen dieser dieses dafür damit davon dazu ihn ihm
  ça cela celui celle ceux lui
  eso esto ello ese esa esos esas
  それ これ あれ その この そこ そちら
  它 它们 这 这个 那个 这些 那些
`);
/** Words that end a question of which the rest was said before. */
const CLOSING = setOf('では でも は も なら とか 呢');

/** Whether the words of a question, lower case, are to be read with what came before: "and on Windows", "is it free". */
export function leansOnThread(words: string[]): boolean {
  const [first = '', second = ''] = words;
  return (
    OPENING.has(first) ||
    (second === 'about' && (first === 'what' || first === 'how')) ||
    words.some((word) => WITHIN.has(word)) ||
    CLOSING.has(words.at(-1) ?? '')
  );
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
