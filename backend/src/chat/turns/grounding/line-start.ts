import { REFERENCE_NUMBERS } from '../reference-numbers.js';

/** What a line begins with before its first words. */
export interface LineStart {
  /** Marks of containers, tables and rules, numbers and references, as they are written. */
  text: string;
  /** The same without references, which will be taken out. */
  visible: string;
  /** The backticks or tildes after it. */
  marks: string;
  /** Whether the line has nothing else, as far as is known. */
  isAll: boolean;
  /** Where the line ends in the source; negative while that is not known. */
  lineEnd: number;
}

const START = new RegExp(String.raw`(?:[ \t>*+\-|.)\d]|(?<!\]):|\[${REFERENCE_NUMBERS}\](?!\())*`, 'y');
const REFERENCE_CUT = /\[(?:[^\S\n]|[\d,])*\]?$/y;
const REFERENCES = /[ \t]*\[[^\]]*\]/g;
const MARKS = /`+|~+/y;

/**
 * Reads the start of the line at `at`; of a line that may open fenced code, once it is complete. Undefined while more
 * text could change that, unless none will come.
 */
export function readLineStart(source: string, at: number, isDue: boolean): LineStart | undefined {
  START.lastIndex = at;
  START.test(source);
  const end = START.lastIndex;
  REFERENCE_CUT.lastIndex = end;
  if (!isDue && (end === source.length || REFERENCE_CUT.test(source))) return undefined;
  MARKS.lastIndex = end;
  const marks = MARKS.exec(source)?.[0] ?? '';
  const lineEnd = source.indexOf('\n', end);
  const isCut = marks !== '' && (marks.length < 3 ? end + marks.length === source.length : lineEnd < 0);
  if (!isDue && isCut) return undefined;
  const text = source.slice(at, end);
  return {
    text,
    visible: text.includes('[') ? text.replaceAll(REFERENCES, '') : text,
    marks,
    isAll: end === lineEnd || end === source.length,
    lineEnd,
  };
}
