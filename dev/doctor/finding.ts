/** What a check found. A failure and a warning say what to change. */
export type Finding =
  | { readonly level: 'ok'; readonly what: string }
  | { readonly level: 'warning' | 'failure'; readonly what: string; readonly remedy: string };

export const ok = (what: string): Finding => ({ level: 'ok', what });
export const warning = (what: string, remedy: string): Finding => ({ level: 'warning', what, remedy });
export const failure = (what: string, remedy: string): Finding => ({ level: 'failure', what, remedy });

/** `good` where the condition holds, else a failure. */
export function expectThat(condition: boolean, good: string, bad: string, remedy: string): Finding {
  return condition ? ok(good) : failure(bad, remedy);
}
