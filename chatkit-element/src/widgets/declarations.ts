import type { ColorScheme } from '../options.js';
import { type Component, asText, entryOf, isRecord } from './components.js';

/** Values of CSS by property, as a component asks for them; undefined where it does not ask. */
export type Declarations = Record<string, string | undefined>;

/** A box's own layout, frame, background and size. */
export function boxDeclarations(box: Component, scheme: ColorScheme): Declarations {
  return {
    'align-items': asText(box.align),
    'justify-content': entryOf(justifications, box.justify) ?? asText(box.justify),
    'flex-wrap': asText(box.wrap),
    flex: asText(box.flex),
    gap: spacing(box.gap),
    ...byEdge('padding', box.padding, spacing),
    ...byEdge('border', box.border, (border) => toBorder(border, scheme)),
    'background-color': toColor(box.background, scheme),
    ...blockDeclarations(box),
  };
}

/** A component's size, corners and distance to others. */
export function blockDeclarations(block: Component): Declarations {
  const { size, minSize, maxSize, radius, aspectRatio } = block;
  return {
    'inline-size': pixels(block.width ?? size),
    'block-size': pixels(block.height ?? size),
    'min-inline-size': pixels(block.minWidth ?? minSize),
    'min-block-size': pixels(block.minHeight ?? minSize),
    'max-inline-size': pixels(block.maxWidth ?? maxSize),
    'max-block-size': pixels(block.maxHeight ?? maxSize),
    'aspect-ratio': asText(aspectRatio),
    'border-radius': entryOf(radii, radius),
    ...byEdge('margin', block.margin, spacing),
  };
}

/** How a text is set. */
export function textDeclarations(text: Component, scheme: ColorScheme): Declarations {
  const lines = text.truncate === true ? 1 : text.maxLines;
  return {
    color: toColor(text.color, scheme),
    'font-size': fontSize(text.type, text.size),
    'font-style': text.italic === true ? 'italic' : '',
    'font-weight': entryOf(weights, text.weight),
    'inline-size': pixels(text.width),
    'min-block-size': typeof text.minLines === 'number' ? `${text.minLines}lh` : '',
    'text-align': asText(text.textAlign),
    'text-decoration': text.lineThrough === true ? 'line-through' : '',
    ...(typeof lines === 'number' ? { display: '-webkit-box', '-webkit-line-clamp': asText(lines) } : {}),
  };
}

/** The size that a type of component has a word for. */
export function fontSize(type: string, size: unknown): string | undefined {
  const factor = entryOf(entryOf(fontSizes, type) ?? {}, size);
  return factor === undefined ? undefined : `${factor}em`;
}

/** One of ChatKit's names for colors, a color of CSS, or one for each scheme. */
export function toColor(color: unknown, scheme: ColorScheme): string {
  const name = isRecord(color) ? color[scheme] : color;
  const property = entryOf(colors, name);
  return property ? `var(--chatkit-${property})` : asText(name);
}

/** A number of pixels, or a length of CSS. */
export function pixels(size: unknown): string {
  return typeof size === 'number' ? `${size}px` : asText(size);
}

/** A number of the theme's steps, or a length of CSS. */
export function spacing(size: unknown): string {
  return typeof size === 'number' ? `calc(var(--chatkit-space) * ${size})` : asText(size);
}

/** One value for all edges, or some of those of an object; left and right follow the direction of the page. */
function byEdge(property: string, value: unknown, read: (value: unknown) => string): Declarations {
  if (!isRecord(value) || 'size' in value) return { [property]: read(value) };
  return Object.fromEntries(
    Object.entries(edges)
      .filter(([edge]) => value[edge] !== undefined)
      .map(([edge, name]) => [`${property}-${name}`, read(value[edge])]),
  );
}

function toBorder(border: unknown, scheme: ColorScheme): string {
  const { size, color = 'default', style = 'solid' } = isRecord(border) ? border : { size: border };
  return typeof size === 'number' ? `${size}px ${asText(style)} ${toColor(color, scheme)}` : '';
}

/** Those of two edges come first, for those of one to win. */
const edges = {
  x: 'inline',
  y: 'block',
  top: 'block-start',
  right: 'inline-end',
  bottom: 'block-end',
  left: 'inline-start',
};

const justifications = { between: 'space-between', around: 'space-around', evenly: 'space-evenly' };

const weights = { normal: '400', medium: '500', semibold: '600', bold: '700' };

const radii = {
  none: '0',
  '2xs': '2px',
  xs: '4px',
  sm: '6px',
  md: '8px',
  lg: '10px',
  xl: '12px',
  '2xl': '16px',
  '3xl': '20px',
  '4xl': '24px',
  full: '999px',
  '100%': '100%',
};

const fontSizes: Record<string, Record<string, number>> = {
  Text: { xs: 0.8, sm: 0.87, md: 1, lg: 1.13, xl: 1.27 },
  Title: { sm: 1, md: 1.13, lg: 1.27, xl: 1.47, '2xl': 1.73, '3xl': 2, '4xl': 2.4, '5xl': 3 },
  Caption: { sm: 0.75, md: 0.82, lg: 0.9 },
  Icon: { xs: 0.65, sm: 0.8, md: 1, lg: 1.2, xl: 1.4, '2xl': 1.7, '3xl': 2 },
};

const colors = {
  prose: 'foreground',
  primary: 'foreground',
  emphasis: 'foreground',
  secondary: 'muted',
  tertiary: 'muted',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
  surface: 'background',
  'surface-secondary': 'raised',
  'surface-tertiary': 'hover',
  'surface-elevated': 'raised',
  'surface-elevated-secondary': 'hover',
  default: 'line',
  subtle: 'line',
  strong: 'muted',
};
