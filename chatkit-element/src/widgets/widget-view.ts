import type { WidgetItem } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ColorScheme } from '../options.js';
import { resolveTheme, themeProperties } from '../theme/theme-properties.js';
import type { View } from '../views/panel-model.js';
import { componentView } from './component-view.js';
import { isComponent } from './components.js';
import { styled } from './styled.js';

/** A widget of the thread; nothing for an item that holds none. */
export function widgetView({ model, actions }: View, item: WidgetItem): TemplateResult | typeof nothing {
  const { strings, thread, options } = model;
  const { widget } = item;
  if (!isComponent(widget)) return nothing;
  const streaming = thread.turn?.unfinished.includes(item.id) ?? false;
  const running = model.runningActionOf(item.id);
  const busy = model.busy || running !== undefined;
  const allowedImageDomains = thread.thread?.allowed_image_domains;
  const theme = resolveTheme(options.theme);
  const forced = widget.theme === 'dark' || widget.theme === 'light' ? widget.theme : undefined;
  return html`<article
    class="message widget ${running?.loadingBehavior === 'container' ? 'waiting' : ''}"
    part="widget"
    aria-busy=${streaming || running ? 'true' : 'false'}
    ${styled(forced && forced !== theme.colorScheme ? propertiesIn(forced, options.theme) : {})}
  >
    <h3 class="visually-hidden">${strings.assistantShowed}</h3>
    ${guard([item, streaming, busy, running, allowedImageDomains, strings, options.theme], () =>
      componentView(widget, {
        strings,
        scheme: forced ?? theme.colorScheme,
        allowedImageDomains,
        streaming,
        busy,
        running,
        run: (action) => actions.runWidgetAction(item, action),
      }),
    )}
  </article>`;
}

/** The panel's theme in the other scheme; the colors of its surface belong to its own. */
function propertiesIn(
  colorScheme: ColorScheme,
  theme: View['model']['options']['theme'],
): Record<string, string> {
  const { color, ...rest } = resolveTheme(theme);
  return themeProperties({ ...rest, colorScheme, color: { ...color, surface: undefined } });
}
