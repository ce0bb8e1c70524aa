import type { KubernetesObject, Labels } from '../helpers/objects.ts';
import { contains } from './address-block.ts';
import { type LabelSelector, selects } from './label-selector.ts';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export type NetworkPolicy = KubernetesObject<'NetworkPolicy', { readonly spec: PolicySpec }>;

type PolicySpec = {
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly (Rule & { readonly from?: readonly Peer[] })[];
  readonly egress?: readonly (Rule & { readonly to?: readonly Peer[] })[];
};
type Rule = { readonly ports?: readonly PortRule[] };
type PortRule = { readonly protocol?: Protocol; readonly port?: number | string; readonly endPort?: number };
type Peer = {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
};

/** One end of a connection: a pod, or what is no pod of this cluster. */
export type Endpoint = { readonly address: string; readonly pod?: Pod };
type Pod = {
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports?: readonly {
    readonly name: string;
    readonly containerPort: number;
    readonly protocol?: string;
  }[];
};
export type Connection = {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly port: number;
  readonly protocol: Protocol;
};
type Direction = 'Ingress' | 'Egress';

/**
 * Whether NetworkPolicies (networking.k8s.io/v1) let a connection through: the egress of the one end and the ingress of
 * the other must both do. A pod that no policy selects for a direction is open in it. An `ipBlock` is also held against
 * the addresses of pods, as most networks do.
 */
export function isAllowed(policies: readonly NetworkPolicy[], connection: Connection): boolean {
  return (['Egress', 'Ingress'] as const).every((direction) => isOpen(policies, direction, connection));
}

/** Whether one end lets a connection through: that from which it comes (`Egress`), or that to which it goes. */
export function isOpen(
  policies: readonly NetworkPolicy[],
  direction: Direction,
  connection: Connection,
): boolean {
  const [self, other] =
    direction === 'Egress' ? [connection.from, connection.to] : [connection.to, connection.from];
  const applying = policies.filter(
    (policy) => self.pod !== undefined && appliesTo(policy, self.pod, direction),
  );
  return (
    applying.length === 0 ||
    applying.some(({ metadata: { namespace }, spec }) =>
      rulesOf(spec, direction).some(
        ({ peers, ports }) =>
          isAmong(peers, (peer) => matchesPeer(peer, other, namespace)) &&
          isAmong(ports, (port) => matchesPort(port, connection)),
      ),
    )
  );
}

function appliesTo({ metadata, spec }: NetworkPolicy, pod: Pod, direction: Direction): boolean {
  const types = spec.policyTypes ?? ['Ingress', ...(spec.egress === undefined ? [] : ['Egress'])];
  return (
    types.includes(direction) && metadata.namespace === pod.namespace && selects(spec.podSelector, pod.labels)
  );
}

function rulesOf({ ingress = [], egress = [] }: PolicySpec, direction: Direction) {
  return direction === 'Ingress'
    ? ingress.map(({ from, ports }) => ({ peers: from, ports }))
    : egress.map(({ to, ports }) => ({ peers: to, ports }));
}

/** A rule that names no peers, or no ports, is for all. */
function isAmong<Item>(items: readonly Item[] | undefined, matches: (item: Item) => boolean): boolean {
  return items === undefined || items.length === 0 || items.some(matches);
}

function matchesPeer(peer: Peer, { address, pod }: Endpoint, ownNamespace: string | undefined): boolean {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  if (ipBlock !== undefined)
    return (
      contains(ipBlock.cidr, address) && !(ipBlock.except ?? []).some((block) => contains(block, address))
    );
  if (pod === undefined) return false;
  const isInNamespace =
    namespaceSelector === undefined
      ? pod.namespace === ownNamespace
      : selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace });
  return isInNamespace && (podSelector === undefined || selects(podSelector, pod.labels));
}

function matchesPort({ protocol = 'TCP', port, endPort }: PortRule, connection: Connection): boolean {
  if (protocol !== connection.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port <= connection.port && connection.port <= (endPort ?? port);
  // A name is one of the pod that is connected to.
  return (connection.to.pod?.ports ?? []).some(
    (named) =>
      named.name === port &&
      named.containerPort === connection.port &&
      (named.protocol ?? 'TCP') === protocol,
  );
}
