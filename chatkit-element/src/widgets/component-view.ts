import { nothing } from 'lit';
import type { Rendered } from '../markdown/inline-view.js';
import { boxView, dividerView, spacerView } from './box-views.js';
import { type Component, childrenOf, deepest } from './components.js';
import { cardView, listItemView, listView } from './container-views.js';
import { buttonView } from './control-views.js';
import { pictureView } from './picture-view.js';
import { tableView } from './table-view.js';
import {
  badgeView,
  captionView,
  iconView,
  markdownComponentView,
  textView,
  titleView,
} from './text-views.js';
import type { ComponentView, WidgetContext } from './widget-context.js';

/** The components that are drawn, by their type. */
const views = new Map<string, ComponentView>([
  ['Badge', badgeView],
  ['Basic', boxView],
  ['Box', boxView],
  ['Button', buttonView],
  ['Caption', captionView],
  ['Card', cardView],
  ['Col', boxView],
  ['Divider', dividerView],
  ['Icon', iconView],
  ['Image', pictureView],
  ['ListView', listView],
  ['ListViewItem', listItemView],
  ['Markdown', markdownComponentView],
  ['Row', boxView],
  ['Spacer', spacerView],
  ['Table', tableView],
  ['Text', textView],
  ['Title', titleView],
]);

/** A widget from its root down. What is inside of a component that is not known is drawn as if it stood there itself. */
export function componentView(root: Component, context: Omit<WidgetContext, 'draw'>): Rendered {
  return drawAt(0, [root], context);
}

function drawAt(
  depth: number,
  components: readonly Component[],
  context: Omit<WidgetContext, 'draw'>,
): Rendered {
  if (depth > deepest) return nothing;
  const draw: WidgetContext['draw'] = (children) => drawAt(depth + 1, children, context);
  return components.map((component) => {
    const view = views.get(component.type);
    return view ? view(component, { ...context, draw }) : draw(childrenOf(component));
  });
}
