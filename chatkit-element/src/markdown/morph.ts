/**
 * Makes `current` have the same children as `wanted`, changing only what differs, so that selection, focus and scroll
 * positions outlive a new rendering. Takes nodes out of `wanted`.
 */
export function morphChildren(current: Node, wanted: Node): void {
  const theirs = [...wanted.childNodes];
  const ours = [...current.childNodes];
  theirs.forEach((node, index) => {
    const mine = ours[index];
    if (!mine) current.appendChild(node);
    else if (!morph(mine, node)) current.replaceChild(node, mine);
  });
  for (const extra of ours.slice(theirs.length)) current.removeChild(extra);
}

/** Makes a node like another one; false when they are of different kinds. */
function morph(current: Node, wanted: Node): boolean {
  if (current.nodeName !== wanted.nodeName) return false;
  if (current instanceof Element && wanted instanceof Element) {
    morphAttributes(current, wanted);
    morphChildren(current, wanted);
  } else if (current.nodeValue !== wanted.nodeValue) {
    current.nodeValue = wanted.nodeValue;
  }
  return true;
}

function morphAttributes(current: Element, wanted: Element): void {
  for (const { name } of [...current.attributes]) {
    if (!wanted.hasAttribute(name)) current.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
}
