import type { WidgetActionConfig, WidgetComponentBase } from 'chatkit-protocol';

/**
 * A component as the server sent it. Any of its properties may be missing or of another type than ChatKit says: they are
 * read by the functions here, which take what they can and never throw.
 */
export type Component = WidgetComponentBase;

/** Whether a value is an object with the name of a component's type. */
export function isComponent(value: unknown): value is Component {
  return isRecord(value) && typeof value.type === 'string';
}

/** The components inside of one, which may hold a single one in place of a list. */
export function childrenOf({ children }: Component): Component[] {
  return [children].flat().filter(isComponent);
}

/** A text or number as text, anything else as none. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** An action with a type; undefined for anything else. */
export function asAction(value: unknown): WidgetActionConfig | undefined {
  return isComponent(value) ? (value as WidgetActionConfig & Component) : undefined;
}

/** Deeper than any widget is meant to be, and far from what the stack of a page holds. */
export const deepest = 40;

/** What a component says in words, its children's words included. */
export function wordsOf(component: Component, depth = 0): string {
  const { value, label, alt } = component;
  const children = depth < deepest ? childrenOf(component) : [];
  return [value, label, alt]
    .map(asText)
    .concat(children.map((child) => wordsOf(child, depth + 1)))
    .filter((words) => words !== '')
    .join(' ');
}

/** The entry of a table by a key that anybody may have written. */
export function entryOf<Value>(table: Record<string, Value>, key: unknown): Value | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
