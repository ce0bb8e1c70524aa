/** Work that may be asked for at any time, never runs twice at once, and always runs once more after the last ask. */
export type LatestOnly = {
  readonly request: () => void;
  /** Resolves when everything that was asked for is done. */
  readonly settled: () => Promise<void>;
};

export function createLatestOnly(work: () => Promise<void>, onError: (error: unknown) => void): LatestOnly {
  let requested = false;
  let running: Promise<void> | undefined;

  const run = async () => {
    while (requested) {
      // One turn of the event loop gathers the changes that one request makes.
      await new Promise((resolve) => setImmediate(resolve));
      requested = false;
      await work().catch(onError);
    }
    running = undefined;
  };

  return {
    request() {
      requested = true;
      running ??= run();
    },
    settled: async () => running,
  };
}
