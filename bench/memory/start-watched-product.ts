import { freePort } from '../../dev/processes/ports.ts';
import { startRedis } from '../../dev/programs/redis.ts';
import { SERVICES } from '../../dev/stack/services.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { residentMiB } from '../measure/process-memory.ts';
import { HIGH_LIMITS } from '../processes/high-limits.ts';
import { pidOf } from '../processes/pid-of.ts';
import { collectGarbage } from './garbage-collector.ts';

/** As the manifests have it: V8 collects garbage by how much it may keep. */
const HEAP_LIMITS_MIB = { gateway: 384, mcpService: 384, bookmarkService: 576 };
const WATCHED = ['gateway', 'mcpService', 'bookmarkService'] as const;
type Watched = (typeof WATCHED)[number];

/** What a process holds when it has just collected its garbage, in MiB. */
export type Held = { readonly name: string; readonly heap: number; readonly resident: number | undefined };

/** The whole product, whose processes tell what they hold. */
export type WatchedProduct = AsyncDisposable & {
  readonly mcpUrl: URL;
  held(): Promise<Held[]>;
};

/** @throws {SetupError} */
export async function startWatchedProduct(): Promise<WatchedProduct> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const inspectors = {
    gateway: await freePort(),
    mcpService: await freePort(),
    bookmarkService: await freePort(),
  };
  const settingsOf = (service: Watched) => ({
    NODE_OPTIONS: `--max-old-space-size=${HEAP_LIMITS_MIB[service]} --inspect=127.0.0.1:${inspectors[service]}`,
  });
  const overrides = {
    gateway: { ...settingsOf('gateway'), ...HIGH_LIMITS },
    mcpService: settingsOf('mcpService'),
    bookmarkService: settingsOf('bookmarkService'),
  };
  const stack = acquired.use(
    await startStack({ durable: false, redisUrl: redis.url, overrides, log: () => {} }),
  );
  const heldBy = async (service: Watched): Promise<Held> => {
    const pid = pidOf(stack.processes[service]);
    const { heapMiB } = await collectGarbage(inspectors[service]);
    return { name: SERVICES[service].name, heap: heapMiB, resident: await residentMiB(pid) };
  };
  const resources = acquired.move();
  return {
    mcpUrl: new URL(stack.mcpUrl),
    held: () => Promise.all(WATCHED.map(heldBy)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
