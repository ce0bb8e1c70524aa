import { watchMemory } from '../../measure/process-memory.ts';
import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { download } from '../transfers.ts';

/** The file is some 30 MB: less than that shows that it is never held as a whole. */
const MEMORY_GROWTH_MIB = 64;
const FIRST_BYTES_TARGET_MS = 1_000;
const BYTES_PER_MB = 1e6;

const nameFor = ({ accounts }: LibraryBench) => `export of ${countText(accounts.big.size)} bookmarks`;

/** The big library as a Netscape file, streamed. */
export const exportCase: Case = {
  name: nameFor,
  figures: (bench) => [
    { name: nameFor(bench), unit: 's' },
    { name: `${nameFor(bench)}, its size`, unit: 'MB' },
    {
      name: `${nameFor(bench)}, until the first bytes`,
      unit: 'ms',
      target: { below: FIRST_BYTES_TARGET_MS },
    },
    {
      name: `${nameFor(bench)}, peak memory of the service over that before`,
      unit: 'MiB',
      target: { below: MEMORY_GROWTH_MIB },
    },
  ],
  async measure(bench) {
    const { value, memory } = await watchMemory(bench.service.pid, () => exportLibrary(bench));
    const { seconds, bytes, firstBytesMs } = value;
    return [seconds, bytes / BYTES_PER_MB, firstBytesMs, memory && memory.peakMiB - memory.beforeMiB];
  },
};

async function exportLibrary({ client, accounts: { big } }: LibraryBench) {
  const { token } = await client.call(big.user, 'CreateExportLink', { format: 'FILE_FORMAT_NETSCAPE' });
  const startedAt = performance.now();
  let firstBytesMs = 0;
  let bytes = 0;
  let bookmarks = 0;
  let rest = '';
  for await (const piece of download(client.grpc, token)) {
    if (bytes === 0) firstBytesMs = performance.now() - startedAt;
    bytes += piece.length;
    const text = rest + piece.toString('latin1');
    const found = text.split(BOOKMARK);
    bookmarks += found.length - 1;
    rest = (found.at(-1) ?? '').slice(1 - BOOKMARK.length);
  }
  if (bookmarks < big.size) throw new Error(`only ${bookmarks} of ${big.size} bookmarks were exported`);
  return { seconds: (performance.now() - startedAt) / 1000, bytes, firstBytesMs };
}

/** How a bookmark begins. */
const BOOKMARK = '<DT><A ';
