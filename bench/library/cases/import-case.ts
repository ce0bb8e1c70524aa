import { type MemoryUse, watchMemory } from '../../measure/process-memory.ts';
import type { Figure } from '../../result.ts';
import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { netscapeFile } from '../data/netscape-file.ts';
import { finishedJob } from '../jobs.ts';
import { upload } from '../transfers.ts';

const SIZES = { full: [10_000, 100_000], quick: [1_000, 10_000] } as const;
const TARGET_S: Readonly<Record<number, number>> = { 10000: 5, 100000: 60 };
/** Long enough for the heap of the service to grow to what an import needs at a time, whatever the length of its file. */
const WARM_UP_SIZE = 50_000;
/** A file of ten times the size may not need this much more; the larger one is some 20 MB. */
const MEMORY_GROWTH_MIB = 64;

const sizesFor = ({ isQuick }: LibraryBench) => SIZES[isQuick ? 'quick' : 'full'];

/** Files of two sizes into empty libraries, from the first byte of the upload until their jobs are done. */
export const importCase: Case = {
  name: (bench) => `import of Netscape files of ${sizesFor(bench).map(countText).join(' and ')} entries`,
  figures: (bench) => [
    ...sizesFor(bench).flatMap(figuresOf),
    {
      name: `import, peak memory for ${sizesFor(bench).map(countText).reverse().join(' over that for ')} entries`,
      unit: 'MiB',
      target: { below: MEMORY_GROWTH_MIB },
    },
  ],
  async measure(bench) {
    const [small, large] = sizesFor(bench);
    await importFile(bench, bench.isQuick ? WARM_UP_SIZE / 10 : WARM_UP_SIZE);
    const first = await importFile(bench, small);
    const second = await importFile(bench, large);
    const growth = first.memory && second.memory && second.memory.peakMiB - first.memory.peakMiB;
    return [...valuesOf(first), ...valuesOf(second), growth];
  },
};

function figuresOf(size: number): Figure[] {
  const name = `import of ${countText(size)} entries`;
  const seconds = TARGET_S[size];
  return [
    { name, unit: 's', target: seconds === undefined ? undefined : { below: seconds } },
    { name: `${name}, memory of the service before`, unit: 'MiB' },
    { name: `${name}, memory at its peak`, unit: 'MiB' },
    { name: `${name}, memory after`, unit: 'MiB' },
  ];
}

type Imported = { readonly seconds: number; readonly memory: MemoryUse | undefined };

function valuesOf({ seconds, memory }: Imported): (number | undefined)[] {
  return [seconds, memory?.beforeMiB, memory?.peakMiB, memory?.afterMiB];
}

async function importFile(bench: LibraryBench, size: number): Promise<Imported> {
  const user = `user_import_${size}`;
  const { client, service, entries } = bench;
  const file = [...netscapeFile(entries, size)]; // Made before, so that only its way in is measured.
  const { token } = await client.call(user, 'CreateImportLink', {
    options: { format: 'FILE_FORMAT_NETSCAPE' },
  });
  const { value: seconds, memory } = await watchMemory(service.pid, async () => {
    const startedAt = performance.now();
    const job = await finishedJob(bench, user, await upload(client.grpc, token, file));
    const created = job.importReport?.createdCount;
    if (created !== size) throw new Error(`${created} of ${size} entries were imported`);
    return (performance.now() - startedAt) / 1000;
  });
  return { seconds, memory };
}
