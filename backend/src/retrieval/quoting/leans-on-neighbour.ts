/** How sentences begin that go on with the one before, in the languages that the service speaks. */
const OPENINGS = `
  this|that|these|those|it|its|they|them|their|he|she|such|both|neither|either|otherwise|if so|if not|if it|if they
  then|so|thus|hence|therefore|however|but|and|or|nor|also|instead|in that case|in this case|doing so|for example
  for instance|as a result|because of|consequently|conversely|likewise|similarly|moreover|furthermore|additionally
  dies|diese|diesem|diesen|dieser|dieses|es|er|beide|sonst|andernfalls|falls ja|falls nein|dann|dabei|dadurch|damit
  dafür|daher|dazu|deshalb|deswegen|also|aber|jedoch|außerdem|auch|und|oder|stattdessen|in diesem fall|zum beispiel
  ce|cet|cette|ces|cela|ceci|ça|celui-ci|celle-ci|il|elle|ils|elles|sinon|si oui|si non|alors|donc|mais|cependant
  toutefois|aussi|et|ou|ainsi|dans ce cas|par exemple
  esto|eso|este|esta|estos|estas|ese|esa|ello|entonces|pero|sin embargo|también|además|así|y|o|si no|en ese caso
  en este caso|por ejemplo|de lo contrario
`;
/** The same in languages that put no spaces between words. */
const UNSPACED_OPENINGS = `
  これ|この|それ|その|しかし|ただし|また|そして|そのため|したがって|例えば|たとえば|すると|そうでない
  这|它|否则|因此|所以|但|然而|然后|而且|此外|例如|那么|如果是|如果不是|其中
`;

const OPENS = new RegExp(
  String.raw`^["'“„«(「（]*(?:(?:${alternatives(OPENINGS)})(?![\p{L}\p{N}_.-])|${alternatives(UNSPACED_OPENINGS)})`,
  'iu',
);
/** A verb whose rest was said before: “nothing is.”, “or it does not.” */
const CLOSES =
  /\s(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|not|too|so)[.!]?["'”)]*$/i;

/** Whether a sentence is not to be understood without the one before it: “It does.”, “Otherwise, nothing is.” */
export function leansOnNeighbour(sentence: string): boolean {
  return OPENS.test(sentence) || CLOSES.test(sentence);
}

function alternatives(words: string): string {
  return words
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
}
