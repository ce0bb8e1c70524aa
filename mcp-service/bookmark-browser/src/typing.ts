/** A pause of this length is the end of a word. */
const PAUSE_MS = 250;

type TypingEvents = { readonly onText: (text: string) => void; readonly onEnter: () => void };

/** Tells what was typed after a pause, or at once with Enter. No form: hosts need not allow any. */
export function listenToTyping(input: HTMLInputElement, { onText, onEnter }: TypingEvents): void {
  let timer: number | undefined;
  const tell = () => {
    clearTimeout(timer);
    onText(input.value);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(tell, PAUSE_MS);
  });
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key !== 'Enter' || isComposing) return;
    tell();
    onEnter();
  });
}
