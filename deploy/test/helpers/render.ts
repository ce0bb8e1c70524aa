import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { SetupError } from '../../../dev/processes/setup-error.ts';
import { findProgram } from '../../../dev/programs/find-program.ts';
import { PROGRAMS } from '../../../dev/programs/programs.ts';
import type { KubernetesObject } from './objects.ts';

const DEPLOY = fileURLToPath(new URL('../../', import.meta.url));
/** For tests that render: kubectl may have to be installed. */
export const RENDER_TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** What `kubectl apply -k` would send for a folder of `deploy/`, or for any other. @throws {SetupError} */
export async function render(folder: string): Promise<KubernetesObject[]> {
  const output = await kustomize(join(DEPLOY, folder));
  return parseAllDocuments(output).map((document) => {
    const [mistake] = document.errors;
    if (mistake !== undefined) throw mistake;
    return document.toJS() as KubernetesObject;
  });
}

/** An overlay with `components` besides. */
export async function renderWith(
  overlay: string,
  components: readonly string[],
): Promise<KubernetesObject[]> {
  // kustomize takes no link for a folder.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'kustomization-')));
  const from = (path: string) => relative(folder, join(DEPLOY, path));
  const kustomization = { resources: [from(overlay)], components: components.map(from) };
  try {
    await writeFile(join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
    return await render(relative(DEPLOY, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function kustomize(folder: string): Promise<string> {
  const program = await findProgram(PROGRAMS.kubectl, () => {});
  if (program.kind !== 'command') throw new SetupError('kubectl must be a program on this machine.');
  const command = basename(program.path) === 'kubectl' ? 'kustomize' : 'build';
  try {
    const run = promisify(execFile)(program.path, [command, folder], { maxBuffer: MAX_OUTPUT_BYTES });
    return (await run).stdout;
  } catch (error) {
    const { stderr = error } = error as { stderr?: string };
    throw new SetupError(
      `${program.path} cannot render ${folder}, which takes kubectl 1.27 or later, or kustomize 5: ${stderr}`,
    );
  }
}
