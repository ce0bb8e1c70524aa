import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfigMap, type KubernetesObject, mainContainerOf, ofKind, type Workload } from './objects.ts';
import type { Secrets } from './secrets.ts';

/** The environment of a pod's main container, with its mounted Secrets as files of this machine. */
export type Environment = AsyncDisposable & { readonly env: Readonly<Record<string, string>> };

/** @throws where a ConfigMap, a Secret or a key of one is missing, or a setting is there twice. */
export async function environmentOf(
  workload: Workload,
  objects: readonly KubernetesObject[],
  secrets: Secrets,
): Promise<Environment> {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  const files = await writeFiles(folder, filesOf(workload, secrets));
  const env = Object.fromEntries(
    variablesOf(workload, objects).map(([name, value]) => [name, files.get(value) ?? value]),
  );
  return { env, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function variablesOf(workload: Workload, objects: readonly KubernetesObject[]): [string, string][] {
  const { env = [], envFrom = [] } = mainContainerOf(workload);
  const maps = new Map(ofKind<ConfigMap>(objects, 'ConfigMap').map((map) => [map.metadata.name, map.data]));
  const fromMaps = envFrom.flatMap(({ configMapRef }) =>
    Object.entries(found(maps, configMapRef?.name ?? 'a Secret')),
  );
  const all = [...fromMaps, ...env.map(({ name, value = '' }): [string, string] => [name, value])];
  const twice = all.map(([name]) => name).filter((name, index, names) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`${workload.metadata.name} sets ${twice.join(', ')} twice.`);
  return all;
}

/** By path in the container. */
function filesOf(workload: Workload, secrets: Secrets): [path: string, content: string][] {
  const { volumes = [] } = workload.spec.template.spec;
  const { volumeMounts = [] } = mainContainerOf(workload);
  return volumeMounts.flatMap(({ name, mountPath }) => {
    const volume = volumes.find((candidate) => candidate.name === name);
    return (volume?.projected?.sources ?? []).flatMap(({ secret }) => {
      if (secret === undefined) return [];
      const values = found(secrets, secret.name);
      return (secret.items ?? []).map(({ key, path }): [string, string] => [
        join(mountPath, path),
        values[key] ?? missing(`${secret.name}.${key}`),
      ]);
    });
  });
}

async function writeFiles(
  folder: string,
  files: readonly (readonly [path: string, content: string])[],
): Promise<Map<string, string>> {
  const written = files.map(([path, content], index) => ({ path, content, local: join(folder, `${index}`) }));
  await Promise.all(written.map(({ local, content }) => writeFile(local, content)));
  return new Map(written.map(({ path, local }) => [path, local]));
}

function found<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  return values.get(name) ?? missing(name);
}

function missing(name: string): never {
  throw new Error(`There is no ${name}.`);
}
