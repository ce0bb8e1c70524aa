import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';

/** What hosts allow in the flow of a chat. */
const MAX_INLINE_HEIGHT = 500;

/** How many rows fit, so that nothing scrolls: not the app, and no list in it. */
export function rowsThatFit(context: McpUiHostContext, list: HTMLElement): number {
  const { height: rowHeight } = list.firstElementChild?.getBoundingClientRect() ?? { height: 0 };
  const rest = document.body.offsetHeight - list.offsetHeight;
  return rowHeight === 0 ? 1 : Math.max(1, Math.floor((heightIn(context) - rest) / rowHeight));
}

function heightIn({ displayMode, containerDimensions = {} }: McpUiHostContext): number {
  if (displayMode === 'fullscreen') return window.innerHeight;
  const { height, maxHeight } = { height: undefined, maxHeight: undefined, ...containerDimensions };
  return Math.min(MAX_INLINE_HEIGHT, height ?? maxHeight ?? MAX_INLINE_HEIGHT);
}
