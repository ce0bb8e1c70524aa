import { freePort } from '../../dev/processes/ports.ts';
import { SetupError } from '../../dev/processes/setup-error.ts';
import { startRedis } from '../../dev/programs/redis.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { residentMiB } from '../measure/process-memory.ts';
import { collectGarbage } from './garbage-collector.ts';

/** As the manifests have it: V8 collects garbage by how much it may keep. */
const HEAP_LIMITS_MIB = { gateway: 384, mcpService: 384, bookmarkService: 576 };
const NAMES = { gateway: 'gateway', mcpService: 'mcp-service', bookmarkService: 'bookmark-service' };
const SERVICES = ['gateway', 'mcpService', 'bookmarkService'] as const;
/** Far above what one machine can do: what is measured is never a refusal. */
const HIGH_LIMITS = { RATE_LIMIT_CALLER: '9000000/900', RATE_LIMIT_TOOLS: '9000000/900' };

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
  const settingsOf = (service: (typeof SERVICES)[number]) => ({
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
  const heldBy = async (service: (typeof SERVICES)[number]): Promise<Held> => {
    const { pid } = stack.processes[service];
    if (pid === undefined) throw new SetupError(`${NAMES[service]} has ended.`);
    const { heapMiB } = await collectGarbage(inspectors[service]);
    return { name: NAMES[service], heap: heapMiB, resident: await residentMiB(pid) };
  };
  const resources = acquired.move();
  return {
    mcpUrl: new URL(stack.mcpUrl),
    held: () => Promise.all(SERVICES.map(heldBy)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
