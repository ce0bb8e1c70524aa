import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ConfigMap,
  type Container,
  containersOf,
  type KubernetesObject,
  ofKind,
  type Workload,
  workloadsOf,
} from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, render, renderWith } from './helpers/render.ts';

const OURS = new Set(['gateway', 'mcp-service', 'bookmark-service', 'page-service']);
const VARIANTS = {
  local: { render: () => render('overlays/local'), pods: 6, ours: 3 },
  production: { render: () => render('overlays/production'), pods: 5, ours: 3 },
  'production with what is behind links': {
    render: () => renderWith('overlays/production', ['components/pages']),
    pods: 6,
    ours: 4,
  },
};
const LOOKS_LIKE_A_SECRET = /"d":|PRIVATE KEY|:\/\/[^/@\s]*:[^/@\s]+@|requirepass [^…]/;

describe.each(Object.entries(VARIANTS))('every pod of %s', (_name, variant) => {
  let objects: KubernetesObject[];
  let workloads: Workload[];
  beforeAll(async () => {
    objects = await variant.render();
    workloads = workloadsOf(objects);
  }, RENDER_TIMEOUT_MS);

  /** Names those for which a rule does not hold. */
  const exceptions = (holds: (workload: Workload) => boolean) =>
    workloads.filter((workload) => !holds(workload)).map(({ metadata }) => metadata.name);
  const ofContainers = (holds: (container: Container) => boolean) =>
    exceptions((workload) => containersOf(workload).every(holds));

  test('is looked at', () => {
    expect(workloads.length).toBe(variant.pods);
  });

  test('runs as a user that is not root, under the default seccomp profile', () => {
    expect(
      exceptions(({ spec }) => {
        const { runAsNonRoot, runAsUser = 0, seccompProfile } = spec.template.spec.securityContext ?? {};
        return runAsNonRoot === true && runAsUser > 0 && seccompProfile?.type === 'RuntimeDefault';
      }),
    ).toEqual([]);
  });

  test('has no rights over its node', () => {
    expect(
      exceptions(({ spec }) => {
        const { hostNetwork, hostPID, hostIPC, volumes = [] } = spec.template.spec;
        return (
          !hostNetwork && !hostPID && !hostIPC && volumes.every(({ hostPath }) => hostPath === undefined)
        );
      }),
    ).toEqual([]);
    expect(
      ofContainers(({ securityContext }) => {
        const { allowPrivilegeEscalation, privileged, capabilities } = securityContext ?? {};
        return (
          allowPrivilegeEscalation === false &&
          !privileged &&
          capabilities?.drop?.includes('ALL') === true &&
          capabilities.add === undefined
        );
      }),
    ).toEqual([]);
  });

  test('cannot write to its image', () => {
    expect(ofContainers(({ securityContext }) => securityContext?.readOnlyRootFilesystem === true)).toEqual(
      [],
    );
  });

  test('has an account of its own, and no token for the API server', () => {
    const accounts = workloads.map(({ spec }) => spec.template.spec.serviceAccountName ?? 'default');
    expect(accounts).toEqual([...new Set(accounts)]);
    expect(accounts).not.toContain('default');
    const known = ofKind<KubernetesObject>(objects, 'ServiceAccount');
    expect(accounts.filter((name) => !known.some(({ metadata }) => metadata.name === name))).toEqual([]);
    expect(exceptions(({ spec }) => spec.template.spec.automountServiceAccountToken === false)).toEqual([]);
    expect(known.every((account) => 'automountServiceAccountToken' in account)).toBe(true);
  });

  test('gets no settings from the names of Services', () => {
    expect(exceptions(({ spec }) => spec.template.spec.enableServiceLinks === false)).toEqual([]);
  });

  test('says what it needs and what it may use', () => {
    expect(
      ofContainers(({ resources }) =>
        [resources?.requests, resources?.limits].every((amounts) => amounts?.cpu && amounts.memory),
      ),
    ).toEqual([]);
  });

  test('names a version of its image', () => {
    expect(ofContainers(({ image }) => /:\d+\.\d+[^/]*$|@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
  });

  test('is asked whether it has started, lives and is ready, unless it ends by itself', () => {
    const lasting = workloads.filter(({ kind }) => kind !== 'Job');
    const unasked = lasting.filter((workload) =>
      containersOf(workload).some(
        ({ startupProbe, livenessProbe, readinessProbe }) =>
          !startupProbe || !livenessProbe || !readinessProbe,
      ),
    );
    expect(unasked.map(({ metadata }) => metadata.name)).toEqual([]);
  });

  test('lives as long as its process runs, whatever else is away', () => {
    const probes = workloads
      .filter(({ metadata }) => OURS.has(metadata.name))
      .flatMap((workload) => containersOf(workload).map(({ livenessProbe }) => livenessProbe));
    expect(probes.length).toBe(variant.ours);
    expect(
      probes.filter((probe) => probe?.httpGet?.path !== '/healthz' && probe?.grpc?.service !== 'liveness'),
    ).toEqual([]);
  });

  test('gets secrets as files, read-only and by reference', () => {
    expect(
      ofContainers(
        ({ env = [], envFrom = [] }) =>
          env.every(({ valueFrom }) => valueFrom === undefined) &&
          envFrom.every(({ secretRef }) => secretRef === undefined),
      ),
    ).toEqual([]);
    expect(
      exceptions((workload) => {
        const secret = new Set(
          (workload.spec.template.spec.volumes ?? [])
            .filter((volume) => volume.secret ?? volume.projected)
            .map(({ name }) => name),
        );
        return containersOf(workload).every(({ volumeMounts = [] }) =>
          volumeMounts.every(({ name, readOnly }) => !secret.has(name) || readOnly === true),
        );
      }),
    ).toEqual([]);
  });

  test('finds no secret in the manifests', () => {
    expect(ofKind(objects, 'Secret')).toEqual([]);
    const values = ofKind<ConfigMap>(objects, 'ConfigMap').flatMap(({ data }) => Object.values(data));
    const inPods = workloads
      .flatMap(containersOf)
      .flatMap(({ env = [] }) => env.map(({ value }) => value ?? ''));
    expect([...values, ...inPods].filter((value) => LOOKS_LIKE_A_SECRET.test(value))).toEqual([]);
  });
});
