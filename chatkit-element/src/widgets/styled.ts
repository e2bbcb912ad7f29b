import { noChange } from 'lit';
import { Directive, type ElementPart, directive } from 'lit/directive.js';
import type { Declarations } from './declarations.js';

/**
 * Gives an element its style through the CSSOM: a strict content security policy has nothing against that, and a value
 * that is not one of its property is left out by the browser, whatever it would smuggle in.
 */
class Styled extends Directive {
  private names: string[] = [];

  override render(_declarations: Declarations): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [declarations]: [Declarations]): typeof noChange {
    const { style } = element as HTMLElement;
    for (const name of this.names) style.removeProperty(name);
    this.names = Object.keys(declarations);
    for (const name of this.names) style.setProperty(name, declarations[name] ?? '');
    return noChange;
  }
}

/** Styles the element in whose tag it stands. */
export const styled = directive(Styled);
