/** What the service said to a question. */
export interface Reply {
  /** Addresses of the passages it found, best first. */
  found: string[];
  /** How likely the docs hold an answer, 0 to 1. */
  confidence: number;
  /** The locale that was searched. */
  locale: string;
  /** Only where answers were asked for. */
  answer?: Answer;
}

/** The answer that a reader would have got. */
export interface Answer {
  /** Whether the docs held an answer; else the text says so. */
  answered: boolean;
  text: string;
  /** Addresses of the passages that it relies on. */
  cited: string[];
}
