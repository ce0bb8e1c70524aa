import { beforeAll, describe, expect, test } from '@jest/globals';
import type { KubernetesObject } from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, render, renderWith } from './helpers/render.ts';
import { mistakesIn } from './helpers/validate.ts';

const VARIANTS: Record<string, () => Promise<KubernetesObject[]>> = {
  local: () => render('overlays/local'),
  production: () => render('overlays/production'),
  'local with an Ingress and traces': () =>
    renderWith('overlays/local', ['components/ingress', 'components/tracing']),
  'production with traces': () => renderWith('overlays/production', ['components/tracing']),
  'production with messages to Poke': () => renderWith('overlays/production', ['components/poke-webhooks']),
  'production with what is behind links': () => renderWith('overlays/production', ['components/pages']),
  'production with the API of the upstream': () =>
    renderWith('overlays/production', ['components/upstream-api']),
};

describe.each(Object.keys(VARIANTS))('%s', (variant) => {
  let objects: KubernetesObject[];
  beforeAll(async () => {
    objects = (await VARIANTS[variant]?.()) ?? [];
  }, RENDER_TIMEOUT_MS);

  test('has only objects that Kubernetes 1.34 and the operators know, with no field that they do not', () => {
    const mistakes = objects.map((object) => [nameOf(object), mistakesIn(object)] as const);
    expect(mistakes.filter(([, found]) => found.length > 0)).toEqual([]);
    expect(objects.length).toBeGreaterThan(25);
  });

  test('has no object twice', () => {
    const names = objects.map(nameOf);
    expect(names).toEqual([...new Set(names)]);
  });

  test('puts everything into its own namespace', () => {
    const elsewhere = objects.filter(
      ({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'bookmarks',
    );
    expect(elsewhere.map(nameOf)).toEqual([]);
  });

  test('leaves no PUBLIC_URL where its host belongs', () => {
    expect(JSON.stringify(objects)).not.toContain('"PUBLIC_URL"]');
    expect(JSON.stringify(objects)).not.toContain(':"PUBLIC_URL"');
  });
});

describe('the schemas refuse', () => {
  const spec = {
    selector: { matchLabels: { app: 'x' } },
    template: {
      metadata: { labels: { app: 'x' } },
      spec: { containers: [{ name: 'x', image: 'x', ports: [{ containerPort: 80 }] }] },
    },
  };
  const deployment = (changed: object): KubernetesObject & { spec: object } => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x' },
    spec: { ...spec, ...changed },
  });
  const inPod = (changed: object) =>
    deployment({ template: { ...spec.template, spec: { ...spec.template.spec, ...changed } } });

  test('nothing in an object that is right', () => {
    expect(mistakesIn(deployment({}))).toEqual([]);
  });

  test('an unknown field, at any depth', () => {
    expect(mistakesIn(deployment({ replica: 3 })).join()).toContain('"replica"');
    expect(mistakesIn(inPod({ automountServiceAccountTokens: false })).join()).toContain(
      '"automountServiceAccountTokens"',
    );
  });

  test('a value of another type', () => {
    expect(mistakesIn(deployment({ replicas: '3' }))).toEqual([expect.stringContaining('/spec/replicas')]);
  });

  test('a required field that is missing', () => {
    expect(mistakesIn(deployment({ selector: undefined })).join()).toContain('"selector"');
    expect(mistakesIn({ apiVersion: 'v1', kind: 'ConfigMap' } as KubernetesObject).join()).toContain(
      '"metadata"',
    );
  });

  test('the same in the objects of an operator', () => {
    const cluster = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'x' } };
    expect(
      mistakesIn({ ...cluster, spec: { instances: 1, storages: {} } } as KubernetesObject).join(),
    ).toContain('"storages"');
    expect(mistakesIn({ ...cluster, spec: { instances: 'three' } } as KubernetesObject)).toEqual([
      expect.stringContaining('/spec/instances'),
    ]);
    expect(mistakesIn(cluster).join()).toContain('"spec"');
  });

  test('a kind that nobody has a schema of', () => {
    expect(() => mistakesIn({ ...deployment({}), apiVersion: 'apps/v1beta1' })).toThrow(
      'There is no schema of',
    );
  });
});

function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name}`;
}
