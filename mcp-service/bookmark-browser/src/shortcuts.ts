/** What a key does where nobody types; where it does nothing, it is the browser's. */
export type Shortcuts = Readonly<Record<string, () => void>>;

export function listenToKeys(shortcuts: Shortcuts, onEscape: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') return onEscape();
    const shortcut = shortcuts[event.key];
    if (shortcut === undefined || isForElement(event)) return;
    event.preventDefault();
    shortcut();
  });
}

/** Who types means the text, and Enter on a button means the button. */
function isForElement({ target, key }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement || (target instanceof HTMLButtonElement && key === 'Enter');
}
