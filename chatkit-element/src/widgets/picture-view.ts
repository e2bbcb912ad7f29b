import { html } from 'lit';
import { asText } from './components.js';
import { blockDeclarations } from './declarations.js';
import { securePicture } from './secure-picture.js';
import { styled } from './styled.js';
import type { ComponentView } from './widget-context.js';

/** A picture by https from where the thread allows it; any other is shown as its description. */
export const pictureView: ComponentView = (picture, { allowedImageDomains }) => {
  const description = asText(picture.alt);
  const url = securePicture(picture.src, allowedImageDomains);
  if (!url) return description;
  const look = { 'object-fit': asText(picture.fit), 'object-position': asText(picture.position) };
  return html`<img
    class="picture"
    src=${url.href}
    alt=${description}
    loading="lazy"
    referrerpolicy="no-referrer"
    ?data-frame=${picture.frame === true}
    ${styled({ ...look, ...blockDeclarations(picture) })}
  />`;
};
