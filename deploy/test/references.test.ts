import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ConfigMap,
  type KubernetesObject,
  ofKind,
  type Service,
  workloadsOf,
} from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, render, renderWith } from './helpers/render.ts';
import { type Secrets, secretsOfLocal, secretsOfStore } from './helpers/secrets.ts';

/** `name.key` of every Secret that something refers to, `name` alone where all of it is meant. */
type References = Set<string>;

const VARIANTS: Record<string, () => Promise<KubernetesObject[]>> = {
  local: () => render('overlays/local'),
  production: () => render('overlays/production'),
  'production with messages to Poke': () => renderWith('overlays/production', ['components/poke-webhooks']),
  'production with what is behind links': () => renderWith('overlays/production', ['components/pages']),
  'production with the API of the upstream': () =>
    renderWith('overlays/production', ['components/upstream-api']),
  'local with an Ingress': () => renderWith('overlays/local', ['components/ingress']),
};

describe.each(Object.keys(VARIANTS))('%s', (variant) => {
  let objects: KubernetesObject[];
  let secrets: Secrets;
  beforeAll(async () => {
    objects = (await VARIANTS[variant]?.()) ?? [];
    const fromStore = secretsOfStore(objects);
    secrets = variant.startsWith('production') ? fromStore : new Map([...fromStore, ...secretsOfLocal()]);
  }, RENDER_TIMEOUT_MS);

  test('every Secret that something refers to is one that somebody makes', () => {
    const made = new Set(
      [...secrets].flatMap(([name, values]) => [name, ...Object.keys(values).map((key) => `${name}.${key}`)]),
    );
    const wanted = secretReferences(objects);
    expect(wanted.size).toBeGreaterThan(5);
    expect([...wanted].filter((reference) => !made.has(reference))).toEqual([]);
  });

  test('every ConfigMap that a pod refers to is there', () => {
    const there = new Set(ofKind<ConfigMap>(objects, 'ConfigMap').map(({ metadata }) => metadata.name));
    const wanted = valuesOf(
      workloadsOf(objects).map(({ spec }) => spec),
      ['configMapRef', 'configMap'],
    );
    expect(wanted.length).toBeGreaterThan(4);
    expect(wanted.map(({ name }) => name).filter((name) => !there.has(String(name)))).toEqual([]);
  });

  test('every Service that the edge sends requests to is there, with that port', () => {
    const there = ofKind<Service>(objects, 'Service').flatMap(({ metadata, spec }) =>
      spec.ports.flatMap(({ name, port }) => [`${metadata.name}:${port}`, `${metadata.name}:${name}`]),
    );
    const edge = ofKind(objects, 'HTTPRoute', 'Ingress');
    const wanted = [
      ...valuesOf(edge, ['backendRefs']).map(({ name, port }) => `${name}:${port}`),
      ...valuesOf(edge, ['service']).map(({ name, port }) => `${name}:${(port as { name: string }).name}`),
    ];
    expect(wanted).toEqual(
      edge.length === 0 ? [] : [variant.startsWith('production') ? 'gateway:8080' : 'gateway:http'],
    );
    expect(wanted.filter((backend) => !there.includes(backend))).toEqual([]);
  });
});

test('PUBLIC_URL is the one place for the name that users type', async () => {
  const objects = await render('overlays/production');
  const edge = ofKind(objects, 'Gateway', 'HTTPRoute', 'Certificate');
  expect(edge.length).toBe(4);
  expect(edge.filter((object) => !JSON.stringify(object).includes('"bookmarks.example.com"'))).toEqual([]);
});

test('Grafana finds the dashboard, and Prometheus the alerts', async () => {
  const objects = await render('overlays/production');
  const dashboard = ofKind<ConfigMap>(objects, 'ConfigMap').find(({ data }) => 'bookmarks.json' in data);
  expect(dashboard?.metadata.labels).toMatchObject({ grafana_dashboard: '1' });
  expect(ofKind(objects, 'PrometheusRule').length).toBe(1);
});

function secretReferences(objects: readonly KubernetesObject[]): References {
  const pods = workloadsOf(objects).flatMap(({ spec }) => spec.template.spec.volumes ?? []);
  const named = [
    ...pods.flatMap(({ secret }) => secret ?? []).map(({ secretName: name, items }) => ({ name, items })),
    ...pods.flatMap(({ projected }) => projected?.sources ?? []).flatMap(({ secret }) => secret ?? []),
  ];
  const operators = ofKind(objects, 'Cluster', 'ObjectStore', 'Gateway');
  const references = [
    ...valuesOf(operators, ['secret', 'passwordSecret', 'certificateRefs']),
    ...valuesOf(operators, ['accessKeyId', 'secretAccessKey', 'region']),
  ];
  const tls = valuesOf(ofKind(objects, 'Ingress'), ['tls']).map(({ secretName }) => String(secretName));
  return new Set([
    ...named.flatMap(({ name, items = [] }) => [name, ...items.map(({ key }) => `${name}.${key}`)]),
    ...references.map(({ name, key }) => (key === undefined ? String(name) : `${name}.${key}`)),
    ...tls,
  ]);
}

/** Every object, at any depth, that is the value of a field with one of these names, or in its list. */
function valuesOf(tree: unknown, fields: readonly string[]): Record<string, unknown>[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([field, value]) => [
    ...(fields.includes(field) ? [value].flat().filter((item) => typeof item === 'object') : []),
    ...valuesOf(value, fields),
  ]);
}
