import type { ComposeStack } from '../compose/compose-stack.ts';
import { BROKEN_CONNECTION, LIBRARY_AWAY, MCP_AWAY, TRY_AGAIN } from './documented.ts';
import type { Fault } from './fault.ts';
import { partFaults, type Told } from './part-faults.ts';

const TOLD: Readonly<Record<string, Told>> = {
  // Whoever was connected to it finds out, and connects to the other.
  gateway: { away: [BROKEN_CONNECTION], silent: [BROKEN_CONNECTION], isNoticed: true },
  'mcp-service': {
    away: MCP_AWAY,
    silent: [...MCP_AWAY, TRY_AGAIN],
    isNoticed: false,
  },
  'bookmark-service': { away: LIBRARY_AWAY, silent: LIBRARY_AWAY, isNoticed: false },
  postgres: { away: LIBRARY_AWAY, silent: LIBRARY_AWAY, isNoticed: true },
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
