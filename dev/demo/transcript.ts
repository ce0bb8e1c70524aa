export type Transcript = ReturnType<typeof createTranscript>;

/** What the demo shows: a heading a stage, with a line and the time for each thing that was done. */
export function createTranscript(print: (line: string) => void) {
  const startedAtMs = performance.now();
  const elapsed = () => `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`.padStart(7);
  return {
    title: (text: string) => print(`\n${elapsed()}  ${text}`),
    done: (text: string) => print(`${elapsed()}    ✓ ${text}`),
  };
}
