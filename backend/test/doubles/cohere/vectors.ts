/** The forms that an embedding can have. */
export const EMBEDDING_TYPES = ['float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'] as const;
export type EmbeddingType = (typeof EMBEDDING_TYPES)[number];

/** A vector of length 1 in one of Cohere's forms; bits are packed eight to a number, the first one highest. */
export function toEmbeddingType(vector: number[], type: EmbeddingType): number[] | string {
  switch (type) {
    case 'float':
      return vector.map((value) => Number(value.toPrecision(8)));
    case 'int8':
      return toInt8(vector);
    case 'uint8':
      return toInt8(vector).map((value) => value + 128);
    case 'binary':
      return toBits(vector).map((value) => value - 128);
    case 'ubinary':
      return toBits(vector);
    case 'base64':
      return Buffer.from(Float32Array.from(vector).buffer).toString('base64');
  }
}

/** -127..127, the largest part being one of the two. */
function toInt8(vector: number[]): number[] {
  const largest = Math.max(...vector.map(Math.abs));
  return vector.map((value) => Math.round((value / largest) * 127));
}

/** Which parts are positive, 0..255 for eight of them. */
function toBits(vector: number[]): number[] {
  const bytes: number[] = [];
  for (let start = 0; start < vector.length; start += 8) {
    const eight = vector.slice(start, start + 8);
    bytes.push(eight.reduce((byte, value, bit) => byte | (Number(value > 0) << (7 - bit)), 0));
  }
  return bytes;
}
