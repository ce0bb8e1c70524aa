/** Keeps answers that everybody may read, by what they answer. It is away at times, and then it has nothing. */
export interface AnswerCache {
  get(key: string): Promise<string | undefined>;
  /** Nobody waits for it. */
  put(key: string, answer: string): void;
}

/** Where there is no Redis. */
export const NO_ANSWERS: AnswerCache = { get: async () => undefined, put: () => {} };
