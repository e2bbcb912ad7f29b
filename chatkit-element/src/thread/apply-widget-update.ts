import type { ThreadItemUpdate, WidgetComponentBase, WidgetItem, WidgetRoot } from 'chatkit-protocol';
import { asText, isComponent } from '../widgets/components.js';

/** A widget after an update; unchanged by one for a component it does not have, or one that is not for widgets. */
export function applyWidgetUpdate(item: WidgetItem, update: ThreadItemUpdate): WidgetItem {
  switch (update.type) {
    case 'widget.root.updated':
      return { ...item, widget: update.widget };
    case 'widget.component.updated':
      return withComponent(item, update.component_id, () => update.component);
    case 'widget.streaming_text.value_delta':
      return withComponent(item, update.component_id, (component) => ({
        ...component,
        value: asText(component.value) + update.delta,
        streaming: !update.done,
      }));
    default:
      return item;
  }
}

type Change = (component: WidgetComponentBase) => WidgetComponentBase;

function withComponent(item: WidgetItem, componentId: string, change: Change): WidgetItem {
  return { ...item, widget: changeWithin(item.widget, componentId, change) as WidgetRoot };
}

/** Children may be one component or many; what is no component stays as it is. */
function changeWithin(node: unknown, componentId: string, change: Change): unknown {
  if (Array.isArray(node)) return node.map((child) => changeWithin(child, componentId, change));
  if (!isComponent(node)) return node;
  if (node.id === componentId) return change(node);
  return 'children' in node ? { ...node, children: changeWithin(node.children, componentId, change) } : node;
}
