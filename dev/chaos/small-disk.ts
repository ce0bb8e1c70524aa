import { statfs } from 'node:fs/promises';
import { runCommand } from '../processes/command.ts';
import { SetupError } from '../processes/setup-error.ts';
import { waitFor } from '../processes/wait-for.ts';
import { type TemporaryFolder, temporaryFolder } from '../stack/temporary-folder.ts';

const SIZE = '512m';
const FILL_BOUND_MS = 5_000;

/** A file system of its own, in memory, that can be made full. Needs root, on Linux. */
export class SmallDisk implements AsyncDisposable {
  readonly #folder: TemporaryFolder;

  private constructor(folder: TemporaryFolder) {
    this.#folder = folder;
  }

  /** @throws {SetupError} where the system does not let us. */
  static async mount(): Promise<SmallDisk> {
    const folder = await temporaryFolder();
    try {
      await mount('-t', 'tmpfs', '-o', `size=${SIZE},mode=711`, 'tmpfs', folder.path);
      return new SmallDisk(folder);
    } catch (error) {
      await folder[Symbol.asyncDispose]();
      throw error;
    }
  }

  get path(): string {
    return this.#folder.path;
  }

  /** No room for one byte more than it holds. It may get fuller while it is looked at. */
  async fill(): Promise<void> {
    if (!(await waitFor(() => this.#shrink(), FILL_BOUND_MS)))
      throw new SetupError(`${this.path} could not be made full.`);
  }

  async free(): Promise<void> {
    await this.#resize(SIZE);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await runCommand('umount', ['--lazy', this.path]);
    await this.#folder[Symbol.asyncDispose]();
  }

  async #shrink(): Promise<boolean> {
    const { blocks, bfree, bsize } = await statfs(this.path);
    return this.#resize(String((blocks - bfree) * bsize)).then(
      () => true,
      () => false,
    );
  }

  #resize(size: string): Promise<void> {
    return mount('-o', `remount,size=${size}`, this.path);
  }
}

async function mount(...args: string[]): Promise<void> {
  const { isOk, output } = await runCommand('mount', args);
  if (!isOk) throw new SetupError(`A small disk needs root, on Linux: ${output.trim()}`);
}
