import { readdirSync, readFileSync } from 'node:fs';

/** The ids that the test files in `folder` give to the function `marker`, in order and once each. */
export function citedIds(folder: URL, marker: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const call = new RegExp(`\\b${marker}\\(\\s*'([^']+)'`, 'g');
  const ids = files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return [...text.matchAll(call)].map(([, id = '']) => id);
  });
  return [...new Set(ids)].toSorted();
}
