import { beforeAll, describe, expect, test } from '@jest/globals';
import { PUBLIC_BLOCKS } from '../../packages/public-fetch/src/public-address.ts';
import { type KubernetesObject, ofKind, workloadsOf } from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, render, renderWith } from './helpers/render.ts';
import {
  type Endpoint,
  isAllowed,
  isOpen,
  type NetworkPolicy,
  type Protocol,
} from './network/network-policy.ts';

/** Every port that anything here, or near it, listens to, and two that nothing does. */
const PORTS: readonly (readonly [number, Protocol])[] = [
  ...[22, 53, 80, 443, 4318, 5432, 6379, 6443, 8000, 8080, 8081, 9187, 9464, 10250, 50051, 50052].map(
    (port) => [port, 'TCP'] as const,
  ),
  [53, 'UDP'],
  [443, 'UDP'],
];

/** Where addresses are allowed, and not pods. */
const ANYWHERE = new Set([80, 443, 6443]);

const other = (namespace: string, labels: Record<string, string>, address: string): Endpoint => ({
  address,
  pod: { namespace, labels },
});

/** Who is there besides what an overlay brings. Those in other namespaces are open by themselves. */
const OUTSIDE: Readonly<Record<string, Endpoint>> = {
  dns: other('kube-system', { 'k8s-app': 'kube-dns' }, '10.244.1.1'),
  prometheus: other('monitoring', { 'app.kubernetes.io/name': 'prometheus' }, '10.244.1.2'),
  grafana: other('monitoring', { 'app.kubernetes.io/name': 'grafana' }, '10.244.1.3'),
  collector: other('monitoring', { 'app.kubernetes.io/name': 'opentelemetry-collector' }, '10.244.1.4'),
  operator: other('cnpg-system', { 'app.kubernetes.io/name': 'cloudnative-pg' }, '10.244.1.5'),
  proxy: other('envoy-gateway-system', { 'app.kubernetes.io/name': 'envoy' }, '10.244.1.6'),
  traefik: other('traefik', { 'app.kubernetes.io/name': 'traefik' }, '10.244.1.7'),
  // The names of our pods are worth nothing elsewhere.
  'gateway of somebody else': other('default', { 'app.kubernetes.io/name': 'gateway' }, '10.244.1.8'),
  'bookmark-service of somebody else': other(
    'default',
    { 'app.kubernetes.io/name': 'bookmark-service' },
    '10.244.1.9',
  ),
  'prometheus of somebody else': other('default', { 'app.kubernetes.io/name': 'prometheus' }, '10.244.1.10'),
  internet: { address: '1.1.1.1' },
  'internet by IPv6': { address: '2606:4700::1111' },
  'API server': { address: '172.18.0.2' },
  'private network': { address: '192.168.1.1' },
  'private network by IPv6': { address: 'fd12:3456::1' },
  'metadata service': { address: '169.254.169.254' },
  'metadata service by IPv6': { address: 'fd00:ec2::254' },
  'metadata service of Azure': { address: '168.63.129.16' },
  'metadata service of Oracle': { address: '192.0.0.192' },
};

/** A pod in our namespace that nobody has foreseen. */
const STRANGER: Endpoint = {
  address: '10.244.2.99',
  pod: { namespace: 'bookmarks', labels: { 'app.kubernetes.io/name': 'stranger' } },
};

/** What every overlay allows. */
const SERVICES = [
  'gateway → mcp-service:8081/TCP',
  'gateway → bookmark-service:50051/TCP',
  'gateway → redis:6379/TCP',
  'gateway → internet:443/TCP',
  'gateway → internet by IPv6:443/TCP',
  'mcp-service → bookmark-service:50051/TCP',
  'mcp-service → redis:6379/TCP',
  'bookmark-service → postgres:5432/TCP',
  'migrate → postgres:5432/TCP',
  ...['gateway', 'mcp-service', 'bookmark-service', 'migrate'].flatMap(toNames),
];

const TRACES = ['gateway', 'mcp-service', 'bookmark-service'].map((name) => `${name} → collector:4318/TCP`);

const PRODUCTION = [
  ...SERVICES,
  'proxy → gateway:8080/TCP',
  ...['gateway', 'mcp-service', 'bookmark-service'].map((name) => `prometheus → ${name}:9464/TCP`),
  'prometheus → postgres:9187/TCP',
  // The operator's Jobs that make an instance have its rights.
  'bookmark-service → job of postgres:5432/TCP',
  'migrate → job of postgres:5432/TCP',
  ...['postgres', 'job of postgres'].flatMap((from) => [
    ...toNames(from),
    ...instancePorts(from, 'postgres'),
    ...instancePorts(from, 'job of postgres'),
    ...instancePorts('operator', from),
    // The API server and the object storage may be anywhere but at a metadata service.
    ...Object.keys(OUTSIDE)
      .filter((name) => !name.startsWith('metadata service'))
      .flatMap((name) => [`${from} → ${name}:443/TCP`, `${from} → ${name}:6443/TCP`]),
  ]),
];

const POKE = ['internet', 'internet by IPv6'].map((name) => `bookmark-service → ${name}:443/TCP`);

const PAGES = [
  'bookmark-service → page-service:50052/TCP',
  ...['internet', 'internet by IPv6'].flatMap((name) =>
    [80, 443].map((port) => `page-service → ${name}:${port}/TCP`),
  ),
  ...toNames('page-service'),
];

const UPSTREAM = ['internet', 'internet by IPv6'].map((name) => `mcp-service → ${name}:443/TCP`);

const EXPECTED = {
  local: { render: () => render('overlays/local'), arrows: SERVICES },
  production: { render: () => render('overlays/production'), arrows: PRODUCTION },
  'production with messages to Poke': {
    render: () => renderWith('overlays/production', ['components/poke-webhooks']),
    arrows: [...PRODUCTION, ...POKE],
  },
  'production with the API of the upstream': {
    render: () => renderWith('overlays/production', ['components/upstream-api']),
    arrows: [...PRODUCTION, ...UPSTREAM],
  },
  'production with what is behind links': {
    render: () => renderWith('overlays/production', ['components/pages']),
    arrows: [...PRODUCTION, ...PAGES, 'prometheus → page-service:9464/TCP'],
  },
  'local with an Ingress and traces': {
    render: () => renderWith('overlays/local', ['components/ingress', 'components/tracing']),
    arrows: [...SERVICES, ...TRACES, 'traefik → gateway:8080/TCP'],
  },
};

describe.each(Object.entries(EXPECTED))('%s', (_name, expected) => {
  let objects: KubernetesObject[];
  let allowed: string[];
  beforeAll(async () => {
    objects = await expected.render();
    allowed = allowedArrows(objects);
  }, RENDER_TIMEOUT_MS);

  test('refuses each arrow that is not drawn', () => {
    const drawn = new Set(expected.arrows);
    expect(allowed.filter((arrow) => !drawn.has(arrow))).toEqual([]);
  });

  test('allows each arrow that is drawn', () => {
    expect(expected.arrows.filter((arrow) => !allowed.includes(arrow))).toEqual([]);
  });

  test('leads to the public internet as our programs see it', () => {
    const [, ofIPv6] = PUBLIC_BLOCKS;
    const outward = publicEgress(objects).filter((blocks) => blocks.some(({ cidr }) => cidr === ofIPv6.cidr));
    expect(outward.length).toBeGreaterThan(0);
    for (const blocks of outward) expect(blocks).toEqual(PUBLIC_BLOCKS);
  });

  test('draws each arrow between our pods at both ends, so that no rule waits for another to go', () => {
    expect(halfArrows(objects)).toEqual([]);
  });
});

function toNames(from: string): string[] {
  return [`${from} → dns:53/TCP`, `${from} → dns:53/UDP`];
}

function instancePorts(from: string, to: string): string[] {
  return [`${from} → ${to}:5432/TCP`, `${from} → ${to}:8000/TCP`];
}

/** Every connection that is let through, of all pairs that have an end in our namespace, at all ports. */
function allowedArrows(objects: readonly KubernetesObject[]): string[] {
  const policies = ofKind<NetworkPolicy>(objects, 'NetworkPolicy');
  const inside = { ...podsOf(objects), stranger: STRANGER };
  const all = Object.entries({ ...inside, ...OUTSIDE });
  return all.flatMap(([fromName, from]) =>
    all
      .filter(([toName]) => fromName in inside || toName in inside)
      .flatMap(([toName, to]) =>
        PORTS.filter(([port, protocol]) => isAllowed(policies, { from, to, port, protocol })).map(
          ([port, protocol]) => `${fromName} → ${toName}:${port}/${protocol}`,
        ),
      ),
  );
}

/** What one of our pods lets through to another, or from it, and that one does not. */
function halfArrows(objects: readonly KubernetesObject[]): string[] {
  const policies = ofKind<NetworkPolicy>(objects, 'NetworkPolicy');
  const inside = Object.entries({ ...podsOf(objects), stranger: STRANGER });
  return inside.flatMap(([fromName, from]) =>
    inside.flatMap(([toName, to]) =>
      PORTS.filter(([port]) => !ANYWHERE.has(port))
        .map(([port, protocol]) => ({ from, to, port, protocol }))
        .filter(
          (connection) => isOpen(policies, 'Egress', connection) !== isOpen(policies, 'Ingress', connection),
        )
        .map(({ port }) => `${fromName} → ${toName}:${port}`),
    ),
  );
}

/** The blocks of each rule that leads out by address. */
function publicEgress(objects: readonly KubernetesObject[]) {
  return ofKind<NetworkPolicy>(objects, 'NetworkPolicy')
    .flatMap(({ spec }) => spec.egress ?? [])
    .map(({ to = [] }) => to.flatMap(({ ipBlock }) => ipBlock ?? []))
    .filter((blocks) => blocks.length > 0);
}

function podsOf(objects: readonly KubernetesObject[]): Record<string, Endpoint> {
  const workloads = workloadsOf(objects).map(
    ({ metadata: { namespace = '' }, spec: { template } }, index) => {
      const { labels } = template.metadata;
      const ports = template.spec.containers.flatMap((container) => container.ports ?? []);
      const endpoint: Endpoint = { address: `10.244.2.${index + 1}`, pod: { namespace, labels, ports } };
      return [labels['app.kubernetes.io/name'] ?? '', endpoint] as const;
    },
  );
  return { ...Object.fromEntries(workloads), ...instancesOf(objects) };
}

/** The pods that CloudNativePG makes of a Cluster, with the labels that it gives them. */
function instancesOf(objects: readonly KubernetesObject[]): Record<string, Endpoint> {
  const pods = ofKind(objects, 'Cluster').flatMap(({ metadata: { name, namespace = '' } }) => {
    const labels = { 'app.kubernetes.io/name': 'postgresql', 'cnpg.io/cluster': name };
    const instance = { namespace, labels: { ...labels, 'cnpg.io/podRole': 'instance' } };
    const job = { namespace, labels: { ...labels, 'cnpg.io/jobRole': 'join' } };
    return [
      [name, { address: '10.244.3.1', pod: instance }],
      [`job of ${name}`, { address: '10.244.3.2', pod: job }],
    ];
  });
  return Object.fromEntries(pods);
}
