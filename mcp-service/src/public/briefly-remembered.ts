type Remembered<Answer> = { readonly answer: Promise<Answer>; readonly since: number };

/**
 * `ask`, whose answers are remembered for a moment, counted from when they were asked for: many who ask the same at once make
 * one call. A failure is not remembered. Beyond `maxEntries` what was asked first is forgotten.
 */
export function createBrieflyRemembered<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  {
    maxAgeMs,
    maxEntries,
    clock,
  }: { readonly maxAgeMs: number; readonly maxEntries: number; readonly clock: () => number },
): (question: Question) => Promise<Answer> {
  const entries = new Map<string, Remembered<Answer>>();

  function askAnew(key: string, question: Question): Promise<Answer> {
    const entry = { answer: ask(question), since: clock() };
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.size > maxEntries ? entries.keys() : [];
    if (oldest !== undefined) entries.delete(oldest);
    entry.answer.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    return entry.answer;
  }

  return (question) => {
    const key = JSON.stringify(question);
    const entry = entries.get(key);
    return entry !== undefined && clock() - entry.since < maxAgeMs ? entry.answer : askAnew(key, question);
  };
}
