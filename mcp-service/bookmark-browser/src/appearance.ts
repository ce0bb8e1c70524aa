import {
  applyDocumentTheme,
  applyHostStyleVariables,
  type McpUiHostContext,
} from '@modelcontextprotocol/ext-apps';

/** Looks as the host does. Its fonts are used where the person has them; none are loaded. */
export function applyAppearance({ theme, styles, safeAreaInsets }: McpUiHostContext): void {
  if (theme) applyDocumentTheme(theme);
  if (styles?.variables) applyHostStyleVariables(styles.variables);
  if (safeAreaInsets === undefined) return;
  const { top, right, bottom, left } = safeAreaInsets;
  document.body.style.padding = `${top}px ${right}px ${bottom}px ${left}px`;
}
