import { collectGarbage } from '../../dev/processes/collect-garbage.ts';
import { startRedis } from '../../dev/programs/redis.ts';
import { freeInspectors, inspectedAt } from '../../dev/stack/node-options.ts';
import { SERVICES } from '../../dev/stack/services.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { residentMiB } from '../measure/process-memory.ts';
import { HIGH_LIMITS } from '../processes/high-limits.ts';
import { pidOf } from '../processes/pid-of.ts';

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
  const inspectors = await freeInspectors();
  const overrides = {
    gateway: { ...inspectedAt(inspectors, 'gateway'), ...HIGH_LIMITS },
    mcpService: inspectedAt(inspectors, 'mcpService'),
    bookmarkService: inspectedAt(inspectors, 'bookmarkService'),
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
