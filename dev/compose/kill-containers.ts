import assert from 'node:assert/strict';
import { waitFor } from '../processes/wait-for.ts';
import type { ComposeStack } from './compose-stack.ts';
import type { Container } from './container.ts';
import { Traffic } from './traffic.ts';

const PER_SECOND = 60;
/** How many requests meet the gap. */
const CALLS_WHILE_AWAY = 3 * PER_SECOND;
const RECOVERED_CALLS = 2 * PER_SECOND;
const RECOVERY_BOUND_MS = 30_000;

/** What docs/architecture.md, "When something is away", lets users see of each. */
const TRY_AGAIN = /^tool: .*Try again/;
const NO_UPSTREAM = /^50[34] upstream_(unavailable|timeout)$/;
const BROKEN_CONNECTION = /^connection: /;
const DOCUMENTED: Record<string, readonly RegExp[]> = {
  authkit: [],
  redis: [],
  postgres: [TRY_AGAIN],
  'bookmark-service': [TRY_AGAIN],
  'mcp-service': [NO_UPSTREAM],
  // Whoever was connected to it finds out, and connects to the other.
  gateway: [BROKEN_CONNECTION],
};

/** Kills each container in turn under traffic, and starts it again. */
export async function killContainers(stack: ComposeStack, say: (line: string) => void): Promise<void> {
  for (const [service, documented] of Object.entries(DOCUMENTED))
    for (const container of stack.containersOf(service))
      await killOne(container, { mcpUrl: stack.mcpUrl, documented, say });
}

type Killing = {
  readonly mcpUrl: string;
  readonly documented: readonly RegExp[];
  readonly say: (line: string) => void;
};

async function killOne(container: Container, { mcpUrl, documented, say }: Killing): Promise<void> {
  await using traffic = await Traffic.start(mcpUrl, PER_SECOND);
  await calls(traffic, PER_SECOND);
  await container.kill();
  await calls(traffic, CALLS_WHILE_AWAY);
  await container.start();
  traffic.doneInARow = 0;
  const isBack = await waitFor(() => traffic.doneInARow >= RECOVERED_CALLS, RECOVERY_BOUND_MS);
  await traffic.stop();
  const faults = [...traffic.faults].map(([fault, count]) => `${count} × ${fault}`);
  const lost = await traffic.lost();
  say(
    `${container.name} killed: ${traffic.sent} requests, ${traffic.saved} writes acknowledged, ` +
      `${lost.length} lost, ${faults.join(', ') || '0 failed'}`,
  );
  assert(isBack, `Requests still fail ${RECOVERY_BOUND_MS} ms after ${container.name} is back.`);
  const unknown = [...traffic.faults.keys()].filter((fault) => !documented.some((kind) => kind.test(fault)));
  assert.deepEqual(unknown, [], `Nobody was told to expect this while ${container.name} is away.`);
  assert.deepEqual(lost, [], `Acknowledged writes were lost with ${container.name}.`);
}

async function calls(traffic: Traffic, count: number): Promise<void> {
  const from = traffic.sent;
  await waitFor(() => traffic.sent - from >= count, RECOVERY_BOUND_MS);
}
