import { describe, expect, test } from '@jest/globals';
import { contains } from './address-block.ts';
import { selects } from './label-selector.ts';
import { type Endpoint, isAllowed, type NetworkPolicy, type Protocol } from './network-policy.ts';

const policy = (spec: Partial<NetworkPolicy['spec']>, namespace = 'ours'): NetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'test', namespace },
  spec: { podSelector: {}, ...spec },
});
const pod = (app: string, namespace = 'ours', address = '10.0.0.1'): Endpoint => ({
  address,
  pod: {
    namespace,
    labels: { app },
    ports: [
      { name: 'http', containerPort: 80 },
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
    ],
  },
});
const [a, b, stranger] = [pod('a'), pod('b', 'ours', '10.0.0.2'), pod('b', 'theirs', '10.0.0.3')];
const internet: Endpoint = { address: '203.0.113.7' };
const named = (app: string) => ({ podSelector: { matchLabels: { app } } });

function passes(
  policies: NetworkPolicy[],
  from: Endpoint,
  to: Endpoint,
  port = 80,
  protocol: Protocol = 'TCP',
) {
  return isAllowed(policies, { from, to, port, protocol });
}

describe('a pod', () => {
  test('that no policy selects is open both ways', () => {
    expect(passes([], a, b)).toBe(true);
    expect(passes([policy(named('a'))], internet, b)).toBe(true);
    expect(passes([policy({}, 'theirs')], internet, b)).toBe(true);
  });

  test('that a policy selects is closed in its directions, and only in them', () => {
    expect(passes([policy({ policyTypes: ['Ingress'] })], internet, a)).toBe(false);
    expect(passes([policy({ policyTypes: ['Ingress'] })], a, internet)).toBe(true);
    expect(passes([policy({ policyTypes: ['Egress'] })], a, internet)).toBe(false);
    expect(passes([policy({ policyTypes: ['Egress'] })], internet, a)).toBe(true);
  });

  test('is closed for ingress where a policy names no direction, and for egress where it has such rules', () => {
    expect(passes([policy({})], internet, a)).toBe(false);
    expect(passes([policy({})], a, internet)).toBe(true);
    expect(passes([policy({ egress: [] })], a, internet)).toBe(false);
  });

  test('may do what any of its policies allows', () => {
    const closed = policy({ policyTypes: ['Ingress'] });
    expect(passes([closed, policy({ ingress: [{ from: [named('b')] }] })], b, a)).toBe(true);
  });

  test('gets a connection that both ends allow', () => {
    const closed = policy({ policyTypes: ['Ingress', 'Egress'] });
    const out = policy({ ...named('a'), policyTypes: ['Egress'], egress: [{ to: [named('b')] }] });
    const into = policy({ ...named('b'), policyTypes: ['Ingress'], ingress: [{ from: [named('a')] }] });
    expect(passes([closed, out], a, b)).toBe(false);
    expect(passes([closed, into], a, b)).toBe(false);
    expect(passes([closed, out, into], a, b)).toBe(true);
    expect(passes([closed, out, into], b, a)).toBe(false);
  });
});

describe('a peer', () => {
  const from = (...peers: object[]) => [policy({ ingress: [{ from: peers }] })];

  test('of labels alone is in the namespace of the policy', () => {
    expect(passes(from(named('b')), b, a)).toBe(true);
    expect(passes(from(named('b')), stranger, a)).toBe(false);
    expect(passes(from(named('b')), internet, a)).toBe(false);
  });

  test('of a namespace is any pod there, and with labels besides one that has them', () => {
    const theirs = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'theirs' } } };
    expect(passes(from(theirs), stranger, a)).toBe(true);
    expect(passes(from(theirs), b, a)).toBe(false);
    expect(passes(from({ ...theirs, ...named('b') }), stranger, a)).toBe(true);
    expect(passes(from({ ...theirs, ...named('a') }), stranger, a)).toBe(false);
  });

  test('of an empty selector of namespaces is any pod, but nothing outside', () => {
    expect(passes(from({ namespaceSelector: {} }), stranger, a)).toBe(true);
    expect(passes(from({ namespaceSelector: {} }), internet, a)).toBe(false);
  });

  test('of addresses is what the block holds, without its exceptions', () => {
    const block = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };
    expect(passes(from(block), internet, a)).toBe(true);
    expect(passes(from(block), b, a)).toBe(false);
    expect(passes(from(block), { address: '2001:db8::1' }, a)).toBe(false);
  });

  test('that a rule does not name is anybody', () => {
    expect(passes([policy({ ingress: [{}] })], internet, a)).toBe(true);
    expect(passes(from(), internet, a)).toBe(true);
  });
});

describe('a port', () => {
  const ports = (...rules: object[]) => [policy({ ingress: [{ ports: rules }] })];

  test('is of TCP where the rule names no protocol', () => {
    expect(passes(ports({ port: 80 }), b, a)).toBe(true);
    expect(passes(ports({ port: 80 }), b, a, 80, 'UDP')).toBe(false);
    expect(passes(ports({ port: 80 }), b, a, 81)).toBe(false);
  });

  test('by name is that of the pod that is connected to', () => {
    expect(passes(ports({ port: 'http' }), b, a)).toBe(true);
    expect(passes(ports({ port: 'http' }), b, a, 8080)).toBe(false);
    expect(passes(ports({ port: 'dns', protocol: 'UDP' }), b, a, 53, 'UDP')).toBe(true);
    expect(passes(ports({ port: 'dns' }), b, a, 53)).toBe(false);
    const out = [policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 'http' }] }] })];
    expect(passes(out, a, b)).toBe(true);
    expect(passes(out, a, internet)).toBe(false);
  });

  test('can be a range, or all of a protocol', () => {
    expect(passes(ports({ port: 80, endPort: 90 }), b, a, 90)).toBe(true);
    expect(passes(ports({ port: 80, endPort: 90 }), b, a, 91)).toBe(false);
    expect(passes(ports({ protocol: 'UDP' }), b, a, 5, 'UDP')).toBe(true);
    expect(passes(ports({ protocol: 'UDP' }), b, a, 5)).toBe(false);
  });

  test('that a rule does not name is any', () => {
    expect(passes(ports(), b, a, 12345)).toBe(true);
  });
});

test.each([
  ['In', ['x'], true, false],
  ['NotIn', ['x'], false, true],
  ['Exists', undefined, true, false],
  ['DoesNotExist', undefined, false, true],
] as const)('the operator %s of selectors', (operator, values, here, missing) => {
  const selector = { matchExpressions: [{ key: 'k', operator, ...(values && { values }) }] };
  expect(selects(selector, { k: 'x' })).toBe(here);
  expect(selects(selector, {})).toBe(missing);
  expect(selects({ ...selector, matchLabels: { other: 'y' } }, { k: 'x' })).toBe(false);
});

test('blocks of addresses', () => {
  expect(contains('169.254.0.0/16', '169.254.169.254')).toBe(true);
  expect(contains('10.0.0.0/8', '11.0.0.0')).toBe(false);
  expect(contains('2000::/3', '2001:db8::1')).toBe(true);
  expect(contains('2000::/3', 'fd00:ec2::254')).toBe(false);
});
