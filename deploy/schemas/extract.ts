import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { CUSTOM_RESOURCES, KUBERNETES, KUBERNETES_KINDS } from './kinds.ts';
import { SCHEMAS } from './read-schemas.ts';
import type { Schema, SchemaDocument } from './schema-document.ts';
import { strictSchema } from './strict-schema.ts';

/** Writes `schemas.json.gz` anew. Needs `go`, which fetches and verifies the modules that `kinds.ts` names. */
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const REFERENCE = '#/definitions/';

type Properties = Readonly<Record<string, Schema>>;
type Definition = Schema & { readonly 'x-kubernetes-group-version-kind'?: readonly Gvk[] };
type Gvk = { readonly group: string; readonly version: string; readonly kind: string };
type CustomResource = {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
};

const swagger = await readFile(join(await moduleFolder(KUBERNETES), 'api/openapi-spec/swagger.json'), 'utf8');
const kubernetes = (JSON.parse(swagger) as { definitions: Record<string, Definition> }).definitions;
const kinds = { ...kubernetesKinds(), ...(await customKinds()) };
const document: SchemaDocument = { definitions: definitionsOf(Object.values(kinds)), kinds };
await writeFile(SCHEMAS, gzipSync(JSON.stringify(document), { level: constants.Z_BEST_COMPRESSION }));
console.log(`Wrote ${Object.keys(kinds).length} kinds to ${SCHEMAS.pathname}`);

async function moduleFolder(module: string): Promise<string> {
  // Outside any module, so that no go.mod has a say.
  const cwd = await mkdtemp(join(tmpdir(), 'schemas-'));
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], { cwd });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

function kubernetesKinds(): Record<string, Schema> {
  const all = Object.values(kubernetes).flatMap((schema) =>
    (schema['x-kubernetes-group-version-kind'] ?? []).map((gvk) => [nameOf(gvk), schema] as const),
  );
  const byName = new Map(all);
  return Object.fromEntries(
    KUBERNETES_KINDS.map((name) => [name, kindSchema(name, byName.get(name) ?? missing(name))]),
  );
}

async function customKinds(): Promise<Record<string, Schema>> {
  const found: Record<string, Schema> = {};
  for (const [module, files] of Object.entries(CUSTOM_RESOURCES)) {
    const folder = await moduleFolder(module);
    for (const file of files) {
      const { spec } = parse(await readFile(join(folder, file), 'utf8')) as CustomResource;
      for (const { name, served, schema } of spec.versions) {
        const kind = nameOf({ group: spec.group, version: name, kind: spec.names.kind });
        if (served) found[kind] = kindSchema(kind, schema.openAPIV3Schema);
      }
    }
  }
  return found;
}

function nameOf({ group, version, kind }: Gvk): string {
  return `${group === '' ? '' : `${group}/`}${version} ${kind}`;
}

function kindSchema(name: string, schema: Schema): Schema {
  const [apiVersion, kind] = name.split(' ');
  const properties = {
    ...(schema.properties as Properties),
    apiVersion: { enum: [apiVersion] },
    kind: { enum: [kind] },
    metadata: { $ref: `${REFERENCE}${OBJECT_META}` },
  };
  const required = new Set([...((schema.required as string[]) ?? []), 'apiVersion', 'kind', 'metadata']);
  const { status: _status, ...written } = properties as Record<string, Schema>;
  return strictSchema({ ...schema, properties: written, required: [...required] });
}

/** Everything that `schemas` refer to, and what that refers to in turn. */
function definitionsOf(schemas: readonly Schema[]): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const wanted = schemas.flatMap(referencesIn);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (name in found) continue;
    const definition = strictSchema(kubernetes[name] ?? missing(name));
    found[name] = definition;
    wanted.push(...referencesIn(definition));
  }
  return found;
}

function referencesIn(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, name]) => name ?? '');
}

function missing(name: string): never {
  throw new Error(`${name} is not in the schemas of ${KUBERNETES}.`);
}
