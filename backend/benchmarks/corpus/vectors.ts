import { gaussian, randomFrom, type Random } from './random.ts';

const SEED = 20_261_128;
/** Texts of one subject lie near each other, as embeddings of docs do. */
const PASSAGES_A_SUBJECT = 200;
/** How far a text lies from the middle of its subject. */
const SPREAD = 1.2;

/** Vectors of length 1 side by side, and questions about them. */
export interface MadeUpVectors {
  dimensions: number;
  vectors: Float32Array;
  questions: Float32Array[];
}

/** Vectors in groups, the same on every machine. */
export function makeVectors(count: number, dimensions: number, questions: number): MadeUpVectors {
  const random = randomFrom(SEED);
  const subjects = Array.from({ length: Math.ceil(count / PASSAGES_A_SUBJECT) }, () =>
    randomVector(random, dimensions),
  );
  const near = (subject: Float32Array): Float32Array => {
    const away = randomVector(random, dimensions);
    return normalized(subject.map((component, index) => component + SPREAD * away[index]!));
  };
  const vectors = new Float32Array(count * dimensions);
  for (let index = 0; index < count; index += 1) {
    vectors.set(near(subjects[index % subjects.length]!), index * dimensions);
  }
  return {
    dimensions,
    vectors,
    questions: Array.from({ length: questions }, (_, index) => near(subjects[index % subjects.length]!)),
  };
}

function randomVector(random: Random, dimensions: number): Float32Array {
  return normalized(Float32Array.from({ length: dimensions }, () => gaussian(random)));
}

function normalized(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
}
