import { invalidRequest } from './cohere-fault.ts';
import { list, strings, wrongType, type Body } from './fields.ts';

const MAX_INPUTS = 96;
const IMAGE = /^data:image\/(jpeg|png|webp|gif);base64,/;

/** What a request wants embedded: a text for each input (an image's is its data URI), and what the answer echoes. */
export interface Inputs {
  texts: string[];
  images: number;
  echo: Record<string, unknown>;
}

/** Reads the one of `texts`, `images` and `inputs` that a request has to have. */
export function readInputs(body: Body): Inputs {
  const given = ['texts', 'images', 'inputs'].filter((name) => body[name] !== undefined);
  if (given.length !== 1) throw invalidRequest('exactly one of texts, images or inputs must be provided');
  if (given[0] === 'texts') {
    const texts = strings(body, 'texts', MAX_INPUTS);
    return { texts, images: 0, echo: { texts } };
  }
  return given[0] === 'images' ? readImages(body) : readMixed(body);
}

function readImages(body: Body): Inputs {
  const images = strings(body, 'images', MAX_INPUTS);
  const formats = images.map((image) => requireImage(image, 'images'));
  return {
    texts: images,
    images: images.length,
    echo: { images: formats.map((format) => ({ width: 1, height: 1, format, bit_depth: 24 })) },
  };
}

function readMixed(body: Body): Inputs {
  let images = 0;
  const texts = list(body, 'inputs', MAX_INPUTS).map((input) => {
    const content = list((input ?? {}) as Body, 'content', Number.MAX_SAFE_INTEGER) as Content[];
    return content
      .map((part) => {
        if (part?.type === 'text' && typeof part.text === 'string') return part.text;
        if (part?.type !== 'image_url') throw wrongType('inputs.content', 'text or image_url');
        requireImage(part.image_url?.url, 'inputs.content.image_url.url');
        images++;
        return part.image_url!.url!;
      })
      .join('\n');
  });
  return { texts, images, echo: {} };
}

/** One part of a mixed input, as far as it is right. */
interface Content {
  type?: string;
  text?: unknown;
  image_url?: { url?: string };
}

/** The format of an image that is given as a data URI. */
function requireImage(image: string | undefined, name: string): string {
  const [, format] = IMAGE.exec(image ?? '') ?? [];
  if (format === undefined) throw invalidRequest(`${name} must be data URIs of a jpeg, png, webp or gif`);
  return format;
}
