import { LIBRARY_AWAY } from './documented.ts';
import type { Fault } from './fault.ts';
import type { SmallDisk } from './small-disk.ts';

export const DISK_FAULT = 'full disk at postgres';

/** PostgreSQL may end by that, and is started again when there is room. */
export function diskFault(disk: SmallDisk, restart: () => Promise<void>): Fault {
  return {
    name: DISK_FAULT,
    documented: LIBRARY_AWAY,
    trace: { kind: 'failures' },
    async happen({ untilFelt, hold }) {
      await disk.fill();
      await untilFelt();
      await hold();
      await disk.free();
      await restart();
    },
  };
}
