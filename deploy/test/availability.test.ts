import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  containersOf,
  type DatabaseCluster,
  type DisruptionBudget,
  type KubernetesObject,
  mainContainerOf,
  matchesLabels,
  ofKind,
  type Scaler,
  type Service,
  type Workload,
  workloadsOf,
} from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, renderWith } from './helpers/render.ts';

const SERVICES = ['gateway', 'mcp-service', 'bookmark-service', 'page-service'] as const;
/** Nobody waits for what is behind a link. */
const LEAST_REPLICAS = { gateway: 3, 'mcp-service': 3, 'bookmark-service': 3, 'page-service': 2 };
/** Where it is written down how long each takes to end, after what may be added to it. */
const DRAINS: Readonly<Record<(typeof SERVICES)[number], readonly string[]>> = {
  gateway: ['gateway/src/main.ts'],
  'mcp-service': ['mcp-service/src/main.ts'],
  'bookmark-service': [
    'packages/grpc-server/src/listen.ts',
    'bookmark-service/src/postgres/job-queue.ts',
    'bookmark-service/src/pages/page-worker.ts',
    'bookmark-service/src/reminders/reminder-worker.ts',
  ],
  'page-service': ['packages/grpc-server/src/listen.ts'],
};
const DELAY_SECONDS = /^ENV SHUTDOWN_DELAY_SECONDS=(\d+)$/m;
const DRAIN_MS = /const (?:DRAIN_LIMIT_MS|DRAIN_MS|STOP_TIMEOUT_MS) = ([\d_]+);/g;

const source = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(source('package.json')) as { version: string };

let objects: KubernetesObject[];
let workloads: Workload[];
beforeAll(async () => {
  objects = await renderWith('overlays/production', ['components/pages']);
  workloads = workloadsOf(objects);
}, RENDER_TIMEOUT_MS);

const workloadNamed = (name: string) => workloads.find(({ metadata }) => metadata.name === name);

describe.each(SERVICES)('%s', (name) => {
  test('runs as often as it must, on different machines and in different zones', () => {
    const scaler = ofKind<Scaler>(objects, 'HorizontalPodAutoscaler').find(
      ({ spec }) => spec.scaleTargetRef.name === name,
    );
    expect(scaler?.spec.minReplicas).toBeGreaterThanOrEqual(LEAST_REPLICAS[name]);
    const { spec } = workloadNamed(name)?.spec.template ?? {};
    const { labels } = workloadNamed(name)?.spec.template.metadata ?? {};
    expect(spec?.affinity?.podAntiAffinity).toBeDefined();
    expect(
      spec?.topologySpreadConstraints?.every(({ labelSelector }) =>
        matchesLabels(labelSelector?.matchLabels ?? { none: '' }, labels ?? {}),
      ),
    ).toBe(true);
  });

  test('has all its replicas while a new version comes', () => {
    expect(workloadNamed(name)?.spec.strategy?.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  });

  test('is left to its autoscaler, which a number in the manifest would overrule with each apply', () => {
    expect(workloadNamed(name)?.spec.replicas).toBeUndefined();
  });

  test('has longer to end than it may take', () => {
    const bounds = DRAINS[name].map((path) =>
      [...source(path).matchAll(DRAIN_MS)].map(([, ms]) => toSeconds(ms)),
    );
    expect(bounds.every(({ length }) => length === 1)).toBe(true);
    const drainSeconds = bounds.flat().reduce((sum, seconds) => sum + seconds, 0);
    const workload = workloadNamed(name) as Workload;
    const delaySeconds = Number(DELAY_SECONDS.exec(source(`${name}/Dockerfile`))?.[1]);
    const preStopSeconds = mainContainerOf(workload).lifecycle?.preStop?.sleep?.seconds ?? 0;
    expect(preStopSeconds).toBeGreaterThanOrEqual(5);
    expect(workload.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(
      preStopSeconds + delaySeconds + drainSeconds,
    );
  });
});

test('autoscalers and disruption budgets are for what is there, and leave one to spare', () => {
  const scalers = ofKind<Scaler>(objects, 'HorizontalPodAutoscaler');
  const deployments = workloads
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata }) => metadata.name);
  expect(scalers.map(({ spec }) => spec.scaleTargetRef.name).sort()).toEqual(deployments.sort());
  const budgets = ofKind<DisruptionBudget>(objects, 'PodDisruptionBudget');
  expect(budgets.length).toBe(SERVICES.length);
  for (const { metadata, spec } of budgets) {
    const labels = workloadNamed(metadata.name)?.spec.template.metadata.labels ?? {};
    expect(matchesLabels(spec.selector.matchLabels, labels)).toBe(true);
    const scaler = scalers.find((one) => one.metadata.name === metadata.name);
    expect(spec.minAvailable).toBeLessThan(scaler?.spec.minReplicas ?? 0);
  }
});

test('every selector of a workload and of a Service finds the pods that it is for', () => {
  for (const { metadata, spec } of workloads.filter(({ kind }) => kind !== 'Job'))
    expect([
      metadata.name,
      matchesLabels(spec.selector?.matchLabels ?? {}, spec.template.metadata.labels),
    ]).toEqual([metadata.name, true]);
  for (const { metadata, spec } of ofKind<Service>(objects, 'Service')) {
    const found = workloads.filter((workload) =>
      matchesLabels(spec.selector, workload.spec.template.metadata.labels),
    );
    expect(found.map((workload) => workload.metadata.name)).toEqual([metadata.name]);
  }
});

test('every named port of a probe is one of its container', () => {
  for (const container of workloads.flatMap(containersOf)) {
    const names = new Set((container.ports ?? []).map(({ name }) => name));
    const numbers = new Set((container.ports ?? []).map(({ containerPort }) => containerPort));
    const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
    const asked = probes.flatMap(
      (probe) => probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port ?? [],
    );
    expect(asked.filter((port) => !(typeof port === 'string' ? names.has(port) : numbers.has(port)))).toEqual(
      [],
    );
  }
});

test.each(['bookmark-service', 'page-service'])(
  'gRPC clients see every replica of the %s by its own address',
  (name) => {
    const service = ofKind<Service>(objects, 'Service').find(({ metadata }) => metadata.name === name);
    expect(service?.spec.clusterIP).toBe('None');
  },
);

test('the version is that of the product, in each image and in the name of the migration', () => {
  const images = workloads.flatMap(containersOf).map(({ image }) => image);
  const ours = images.filter((image) => image.startsWith('ghcr.io/example/bookmarks-'));
  expect(ours.length).toBe(5);
  expect(ours.filter((image) => !image.endsWith(`:${version}`))).toEqual([]);
  expect(workloads.find(({ kind }) => kind === 'Job')?.metadata.name).toBe(
    `migrate-${version.replaceAll('.', '-')}`,
  );
  for (const name of SERVICES) {
    expect([name, JSON.parse(source(`${name}/package.json`)).version]).toEqual([name, version]);
    expect(source(`${name}/Dockerfile`)).toContain(`\nARG VERSION=${version}\n`);
  }
});

test('a migration is tried again, and what is left of it goes by itself', () => {
  const job = workloads.find(({ kind }) => kind === 'Job');
  expect(job?.spec.backoffLimit).toBeGreaterThan(0);
  expect(job?.spec.ttlSecondsAfterFinished).toBeGreaterThan(0);
});

test('PostgreSQL has connections for all replicas of the bookmark service, and some to spare', () => {
  const [cluster] = ofKind<DatabaseCluster>(objects, 'Cluster');
  const scaler = ofKind<Scaler>(objects, 'HorizontalPodAutoscaler').find(
    ({ metadata }) => metadata.name === 'bookmark-service',
  );
  const number = (path: string, name: string) =>
    Number(new RegExp(`const ${name} = (\\d+);`).exec(source(`bookmark-service/src/postgres/${path}`))?.[1]);
  // The pool of the calls, that of the watch, the queue's, and the one that hears of jobs that ended.
  const each = number('pool.ts', 'POOL_SIZE') + 1 + number('job-queue.ts', 'CONNECTIONS') + 1;
  // One more comes before one goes.
  const needed = ((scaler?.spec.maxReplicas ?? 0) + 1) * each;
  expect(needed).toBeGreaterThan(100);
  expect(Number(cluster?.spec.postgresql.parameters.max_connections) - 20).toBeGreaterThan(needed);
});

test('PostgreSQL has standbys, and the extensions that the migrations ask for', () => {
  const [cluster] = ofKind<DatabaseCluster>(objects, 'Cluster');
  expect(cluster?.spec.instances).toBeGreaterThanOrEqual(3);
  const asked = ['0001_create_library', '0002_complete_library'].flatMap((file) => [
    ...source(`bookmark-service/migrations/${file}.sql`).matchAll(/create extension if not exists (\w+);/g),
  ]);
  expect(cluster?.spec.bootstrap.initdb.postInitApplicationSQL).toEqual(
    asked.map(([, name]) => `create extension ${name}`),
  );
});

function toSeconds(ms: string | undefined): number {
  return Number(ms?.replaceAll('_', '')) / 1000;
}
