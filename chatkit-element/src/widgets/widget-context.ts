import type { WidgetActionConfig } from 'chatkit-protocol';
import type { Strings } from '../localisation/strings.js';
import type { Rendered } from '../markdown/inline-view.js';
import type { ColorScheme } from '../options.js';
import type { Component } from './components.js';

/** What a component's drawing needs beside the component. */
export interface WidgetContext {
  strings: Strings;
  scheme: ColorScheme;
  /** Hosts from which pictures may be shown; undefined: any. */
  allowedImageDomains?: readonly string[];
  /** Whether the widget is still on its way. */
  streaming: boolean;
  /** Whether nothing can be done with the widget just now. */
  busy: boolean;
  /** The widget's own action that is under way. */
  running?: WidgetActionConfig;
  run(action: WidgetActionConfig): void;
  /** Draws the components inside of another. */
  draw(components: readonly Component[]): Rendered;
}

/** Draws one type of component. */
export type ComponentView = (component: Component, context: WidgetContext) => Rendered;

/** Whether a control's own action is under way and is to be seen there. */
export function isRunningHere(action: WidgetActionConfig, { running }: WidgetContext): boolean {
  const { loadingBehavior = 'auto' } = action;
  return (
    ['auto', 'self'].includes(loadingBehavior) &&
    running !== undefined &&
    JSON.stringify(action) === JSON.stringify(running)
  );
}
