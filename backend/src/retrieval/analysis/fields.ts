/** The parts of a passage that are weighed apart. */
export const FIELDS = ['heading', 'title', 'breadcrumb', 'description', 'prose', 'code'] as const;

export type Field = (typeof FIELDS)[number];

/** The fields whose words are a passage's own; the others repeat what is said of its whole page. */
export const OWN_FIELDS = ['heading', 'prose', 'code'] as const satisfies readonly Field[];

/** The tokens of a passage by field, in text order. A token holds no white space, quotes or control characters. */
export type FieldTokens = Record<Field, string[]>;

/** A record with a value for each field. */
export function byField<Value>(valueOf: (field: Field, position: number) => Value): Record<Field, Value> {
  return Object.fromEntries(FIELDS.map((field, position) => [field, valueOf(field, position)])) as Record<
    Field,
    Value
  >;
}
