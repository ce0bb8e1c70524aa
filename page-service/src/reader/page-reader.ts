import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PageFacts } from '../pages/page-answer.ts';
import { UnreadablePageError } from '../pages/page-error.ts';
import type { PageSource } from '../pages/page-source.ts';
import { createSlots } from '../pages/slots.ts';

const READER = new URL('./read-in-worker.ts', import.meta.url);
const READERS = 2;
/** Each of them holds a page. */
const MAX_WAITING = 32;
/** The first page of a reader waits for its modules as well. */
const TIMEOUT_MS = 10_000;
const MEMORY_MB = 192;
const STACK_MB = 4;

export type PageReader = AsyncDisposable & {
  /** @throws {UnreadablePageError} @throws {BusyError} @throws when `signal` is aborted. */
  readonly readPage: (source: PageSource, signal: AbortSignal) => Promise<PageFacts>;
};

/**
 * Reads pages in threads that have no environment, a bounded memory and a bounded time. A thread that a page broke is ended, not
 * used again: nothing is known of what state its parser is in.
 */
export function createPageReader({ timeoutMs = TIMEOUT_MS, memoryMb = MEMORY_MB } = {}): PageReader {
  const slots = createSlots(READERS, MAX_WAITING);
  const idle = new Set<Worker>();
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb, stackSizeMb: STACK_MB };

  function start(): Worker {
    const worker = new Worker(READER, { env: {}, execArgv: [], resourceLimits });
    // One that ends without anybody waiting for it is not to be asked.
    worker.on('error', () => idle.delete(worker));
    return worker;
  }

  async function read(source: PageSource, signal: AbortSignal): Promise<PageFacts> {
    const [worker = start()] = idle;
    idle.delete(worker);
    try {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const answer = once(worker, 'message', { signal: limited });
      worker.postMessage(source);
      const [facts] = (await answer) as [PageFacts];
      idle.add(worker);
      return facts;
    } catch (cause) {
      await worker.terminate();
      signal.throwIfAborted();
      throw new UnreadablePageError('The page could not be read.', { cause });
    }
  }

  return {
    readPage: (source, signal) => slots(signal, () => read(source, signal)),
    async [Symbol.asyncDispose]() {
      await Promise.all([...idle].map((worker) => worker.terminate()));
    },
  };
}
