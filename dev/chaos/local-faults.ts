import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import type { LocalProduct } from '../traffic/local-product.ts';
import {
  BROKEN_CONNECTION,
  IDENTITY_REFUSED,
  LIBRARY_AWAY,
  MCP_AWAY,
  OUR_SIDE,
  TOKEN_OUT_OF_TIME,
  TRY_AGAIN,
} from './documented.ts';
import type { Fault } from './fault.ts';
import { FaultyNetwork } from './faulty-network.ts';
import { OccupiedConnections } from './occupied-connections.ts';
import { partFaults } from './part-faults.ts';

type Service = 'gateway' | 'mcpService' | 'bookmarkService';

/** Each way there and back takes half a second longer, and each tenth packet is lost. */
const BAD_NETWORK = { delayMs: 250, loss: 0.1 };
const OFF_MS = 10 * 60_000;
const SHIFT_CLOCK = pathToFileURL(join(import.meta.dirname, 'shift-clock.ts')).href;

/** All that can be done to a local stack. */
export function localFaults(product: LocalProduct): Fault[] {
  return [...ofParts(product), connectionsFault(product), ...networkFaults(product), ...clockFaults(product)];
}

function ofParts({ stack, redis }: LocalProduct): Fault[] {
  const { gateway, mcpService, bookmarkService, pageService } = stack.processes;
  return [
    ...partFaults(gateway, { away: [BROKEN_CONNECTION], silent: [], isNoticed: true }),
    ...partFaults(mcpService, {
      away: MCP_AWAY,
      silent: [...MCP_AWAY, TRY_AGAIN],
      isNoticed: true,
    }),
    ...partFaults(bookmarkService, {
      away: LIBRARY_AWAY,
      silent: LIBRARY_AWAY,
      isNoticed: true,
    }),
    // Pages are looked at later; nobody who saves waits for that.
    ...partFaults(pageService, { away: [], silent: [], isNoticed: false }),
    ...partFaults(stack.postgres, {
      away: LIBRARY_AWAY,
      silent: LIBRARY_AWAY,
      isNoticed: true,
    }),
    ...partFaults(redis, { away: [], silent: [], isNoticed: false }),
  ];
}

function connectionsFault({ stack }: LocalProduct): Fault {
  return {
    name: 'no connections left at postgres',
    documented: LIBRARY_AWAY,
    trace: { kind: 'failures' },
    async happen({ hold }) {
      const { username } = new URL(stack.databaseUrls.service);
      await using _occupied = await OccupiedConnections.of(stack.postgres.adminUrl, username);
      await hold();
    },
  };
}

function networkFaults({ stack, redis }: LocalProduct): Fault[] {
  const { gateway, mcpService, bookmarkService } = stack.processes;
  const on = (name: string, documented: RegExp[], routes: readonly Route[]) =>
    networkFault({ name: `500 ms and 10 % loss, ${name}`, documented, routes });
  const fromGateway = { process: gateway, setting: 'MCP_SERVICE_URL', url: stack.mcpServiceUrl };
  const toRedis = { setting: 'REDIS_URL', url: redis.url };
  return [
    on('gateway – mcp-service', MCP_AWAY, [fromGateway]),
    on('mcp-service – bookmark-service', LIBRARY_AWAY, [
      {
        process: mcpService,
        setting: 'BOOKMARK_SERVICE_ADDRESS',
        url: `grpc://${stack.bookmarkServiceAddress}`,
      },
    ]),
    on('bookmark-service – postgres', LIBRARY_AWAY, [
      { process: bookmarkService, setting: 'DATABASE_URL', url: stack.databaseUrls.service },
    ]),
    on(
      'gateway and mcp-service – redis',
      [],
      [
        { ...toRedis, process: gateway },
        { ...toRedis, process: mcpService },
      ],
    ),
  ];
}

/** Where a process is told by which address it reaches another. */
type Route = {
  readonly process: LocalProduct['stack']['processes'][Service];
  readonly setting: string;
  readonly url: string;
};

type NetworkFault = Pick<Fault, 'name' | 'documented'> & { readonly routes: readonly Route[] };

function networkFault({ name, documented, routes }: NetworkFault): Fault {
  let network: FaultyNetwork | undefined;
  return {
    name,
    documented,
    trace: { kind: 'slowness', leastMs: BAD_NETWORK.delayMs },
    async prepare() {
      await using acquired = new AsyncDisposableStack();
      network = acquired.use(await FaultyNetwork.to(Number(new URL(routes[0]?.url ?? '').port)));
      for (const { process, setting, url } of routes) {
        const value = (at: string) => ({ [setting]: at.replace(/^grpc:\/\//, '') });
        const detour = new URL(url);
        detour.port = String(network.port);
        acquired.defer(() => process.restart(value(url)));
        await process.restart(value(detour.href.replace(/\/$/, '')));
      }
      return acquired.move();
    },
    async happen({ hold }) {
      network?.become(BAD_NETWORK);
      await hold();
      network?.recover();
    },
  };
}

function clockFaults({ stack }: LocalProduct): Fault[] {
  const told: Record<Service, readonly RegExp[]> = {
    gateway: [TOKEN_OUT_OF_TIME, IDENTITY_REFUSED],
    mcpService: [IDENTITY_REFUSED],
    // A call that was under way when the clock was set is past its time.
    bookmarkService: [OUR_SIDE, TRY_AGAIN],
  };
  return Object.entries(told).flatMap(([service, documented]) => {
    const process = stack.processes[service as Service];
    const clock = (words: string, shiftMs: number) =>
      clockFault({ name: `clock of ${process.name} 10 minutes ${words}`, documented, process, shiftMs });
    return [clock('fast', OFF_MS), clock('slow', -OFF_MS)];
  });
}

type ClockFault = Pick<Fault, 'name' | 'documented'> & {
  readonly process: Route['process'];
  readonly shiftMs: number;
};

function clockFault({ name, documented, process, shiftMs }: ClockFault): Fault {
  let file = '';
  const setClock = (ms: number) => writeFile(file, String(ms));
  return {
    name,
    documented,
    trace: { kind: 'failures' },
    async prepare() {
      await using acquired = new AsyncDisposableStack();
      file = join(acquired.use(await temporaryFolder()).path, 'shift');
      await setClock(0);
      acquired.defer(() => process.restart({ NODE_OPTIONS: '' }));
      await process.restart({ NODE_OPTIONS: `--import=${SHIFT_CLOCK}`, CLOCK_SHIFT_FILE: file });
      return acquired.move();
    },
    async happen({ hold }) {
      await setClock(shiftMs);
      await hold();
      await setClock(0);
    },
  };
}
