import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/** What the file says, or `undefined` when there is none. @throws {Error} when it cannot be read or is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (Object(error).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be used; delete it to start afresh.`, { cause: error });
  }
}

/** Writes the file so that a crash leaves either the old or the new one, readable by this user only. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, JSON.stringify(value), { mode: OWNER_ONLY });
  await rename(unfinished, path);
}
