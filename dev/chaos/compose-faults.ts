import type { ComposeStack } from '../compose/compose-stack.ts';
import { BROKEN_CONNECTION, NO_UPSTREAM, OVERLOADED, TRY_AGAIN } from './documented.ts';
import type { Fault } from './fault.ts';
import { partFaults, type Told } from './part-faults.ts';

const TOLD: Readonly<Record<string, Told>> = {
  // Whoever was connected to it finds out, and connects to the other.
  gateway: { away: [BROKEN_CONNECTION], silent: [BROKEN_CONNECTION], isNoticed: true },
  'mcp-service': {
    away: [NO_UPSTREAM, OVERLOADED],
    silent: [NO_UPSTREAM, TRY_AGAIN, OVERLOADED],
    isNoticed: false,
  },
  'bookmark-service': { away: [TRY_AGAIN, OVERLOADED], silent: [TRY_AGAIN, OVERLOADED], isNoticed: false },
  postgres: { away: [TRY_AGAIN, OVERLOADED], silent: [TRY_AGAIN, OVERLOADED], isNoticed: true },
  redis: { away: [], silent: [], isNoticed: false },
  authkit: { away: [], silent: [], isNoticed: false },
};

/** What can be done to the first container of each service. */
export function composeFaults({ containersOf }: ComposeStack): Fault[] {
  return Object.entries(TOLD).flatMap(([service, told]) =>
    containersOf(service)
      .slice(0, 1)
      .flatMap((container) => partFaults(container, told)),
  );
}
