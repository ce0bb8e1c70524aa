import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadConfig as loadBookmarkService, loadMigrationConfig } from '../../bookmark-service/src/config.ts';
import { loadConfig as loadGateway } from '../../gateway/src/config.ts';
import { loadConfig as loadMcpService } from '../../mcp-service/src/config.ts';
import { loadConfig as loadPageService } from '../../page-service/src/config.ts';
import { type Environment, environmentOf } from './helpers/environment.ts';
import {
  type KubernetesObject,
  mainContainerOf,
  ofKind,
  type Service,
  type Workload,
  workloadsOf,
} from './helpers/objects.ts';
import { RENDER_TIMEOUT_MS, render, renderWith } from './helpers/render.ts';
import { type Secrets, secretsOfLocal, secretsOfStore } from './helpers/secrets.ts';

const OVERLAYS = ['local', 'production'] as const;
const LOADERS: Readonly<Record<string, (env: NodeJS.ProcessEnv) => object>> = {
  gateway: loadGateway,
  'mcp-service': loadMcpService,
  'bookmark-service': loadBookmarkService,
  migrate: loadMigrationConfig,
};
/** Of Node and OpenTelemetry. */
const NOT_OURS = /^(NODE_OPTIONS|OTEL_[A-Z_]+)$/;
const LEAST_LISTENING = { port: expect.any(Number), metricsPort: expect.any(Number) };

const secretsFor = (overlay: string, objects: readonly KubernetesObject[]): Secrets =>
  overlay === 'local' ? secretsOfLocal() : secretsOfStore(objects);

describe.each(OVERLAYS)('%s', (overlay) => {
  let objects: KubernetesObject[];
  beforeAll(async () => {
    objects = await render(`overlays/${overlay}`);
  }, RENDER_TIMEOUT_MS);

  describe.each(Object.entries(LOADERS))('%s', (name, loadConfig) => {
    let workload: Workload;
    let environment: Environment;
    beforeAll(async () => {
      workload = workloadNamed(objects, name);
      environment = await environmentOf(workload, objects, secretsFor(overlay, objects));
    });
    afterAll(async () => {
      await environment[Symbol.asyncDispose]();
    });

    test('has every setting that it needs, and keys that it accepts', () => {
      expect(() => loadConfig(environment.env)).not.toThrow();
    });

    test('has no setting that it does not know', () => {
      const known = settingsOf(loadConfig, environment.env);
      const unknown = Object.keys(environment.env).filter((name) => !known.has(name) && !NOT_OURS.test(name));
      expect(unknown).toEqual([]);
    });

    test('gives Node three quarters of its memory', () => {
      const { limits } = mainContainerOf(workload).resources ?? {};
      const limitMiB = Number(/^(\d+)Mi$/.exec(limits?.memory ?? '')?.[1]);
      expect(environment.env.NODE_OPTIONS).toBe(`--max-old-space-size=${limitMiB * 0.75}`);
    });
  });

  test('each service listens to the ports that its pod and its Service name', async () => {
    for (const name of ['gateway', 'mcp-service', 'bookmark-service']) {
      const workload = workloadNamed(objects, name);
      await using environment = await environmentOf(workload, objects, secretsFor(overlay, objects));
      const config = LOADERS[name]?.(environment.env);
      expect(config).toMatchObject(LEAST_LISTENING);
      const { port, metricsPort } = config as { port: number; metricsPort: number };
      const ports = mainContainerOf(workload).ports ?? [];
      expect(ports.map(({ containerPort }) => containerPort)).toEqual([port, metricsPort]);
      const service = ofKind<Service>(objects, 'Service').find(({ metadata }) => metadata.name === name);
      expect(service?.spec.ports).toEqual([{ name: ports[0]?.name, port, targetPort: ports[0]?.name }]);
    }
  });

  test('every address in a setting is that of a Service, at its port', async () => {
    const services = ofKind<Service>(objects, 'Service').flatMap(({ metadata, spec }) =>
      spec.ports.map(({ port }) => `${metadata.name}:${port}`),
    );
    const clusters = ofKind(objects, 'Cluster').map(({ metadata }) => `${metadata.name}-rw:5432`);
    const known = new Set([...services, ...clusters]);
    for (const name of Object.keys(LOADERS)) {
      await using environment = await environmentOf(
        workloadNamed(objects, name),
        objects,
        secretsFor(overlay, objects),
      );
      const addresses = await addressesIn(environment.env);
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.filter((address) => !known.has(address))).toEqual([]);
    }
  });
});

test('outside the local overlay nothing allows the keys of .env.example', async () => {
  expect(JSON.stringify(await render('overlays/production'))).not.toContain('INSECURE_LOCAL_STACK');
});

test('the migration runs as the owner of the tables, and nothing else does', async () => {
  const objects = await render('overlays/production');
  const owners = workloadsOf(objects).filter(({ spec }) => JSON.stringify(spec).includes('database-owner'));
  expect(owners.map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'])).toEqual(['migrate']);
});

function workloadNamed(objects: readonly KubernetesObject[], name: string): Workload {
  const found = workloadsOf(objects).find(
    ({ spec }) => spec.template.metadata.labels['app.kubernetes.io/name'] === name,
  );
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

/** The names that a service looks for, found out by what it reads. */
function settingsOf(
  loadConfig: (env: NodeJS.ProcessEnv) => object,
  env: Readonly<Record<string, string>>,
): Set<string> {
  const read = new Set<string>();
  loadConfig(
    new Proxy<NodeJS.ProcessEnv>(
      { ...env },
      {
        get: (target, name) => {
          read.add(String(name));
          return target[String(name)];
        },
      },
    ),
  );
  return read;
}

/** `host:port` of everything in the cluster: what has no dots is a name of ours. */
async function addressesIn(env: Readonly<Record<string, string>>): Promise<string[]> {
  const values = await Promise.all(
    Object.entries(env).map(([name, value]) => (name.endsWith('_FILE') ? readFile(value, 'utf8') : value)),
  );
  return values.flatMap((value) => /(?:^|\/\/|@)([a-z-]+:\d+)(?:\/|$)/.exec(value)?.[1] ?? []).filter(isOurs);
}

function isOurs(address: string): boolean {
  return !address.startsWith('localhost:');
}

test(
  'production with what is behind links names the product to the sites that it asks',
  async () => {
    const objects = await renderWith('overlays/production', ['components/pages']);
    const pageService = workloadNamed(objects, 'page-service');
    await using environment = await environmentOf(pageService, objects, secretsFor('production', objects));
    const { port, publicUrl, fetchLoopback } = loadPageService(environment.env);
    const gateway = workloadNamed(objects, 'gateway');
    await using edge = await environmentOf(gateway, objects, secretsFor('production', objects));
    expect([publicUrl.href, fetchLoopback]).toEqual([loadGateway(edge.env).publicUrl.href, false]);
    const bookmarkService = workloadNamed(objects, 'bookmark-service');
    await using asking = await environmentOf(bookmarkService, objects, secretsFor('production', objects));
    expect(loadBookmarkService(asking.env).pageServiceAddress).toBe(`page-service:${port}`);
    const ports = mainContainerOf(pageService).ports ?? [];
    expect(ports.map(({ containerPort }) => containerPort)).toEqual([port, 9464]);
    const known = settingsOf(loadPageService, environment.env);
    expect(Object.keys(environment.env).filter((name) => !known.has(name) && !NOT_OURS.test(name))).toEqual(
      [],
    );
  },
  RENDER_TIMEOUT_MS,
);

test(
  'production with the OAuth proxy has all that the proxy needs',
  async () => {
    const objects = await renderWith('overlays/production', ['components/oauth-proxy']);
    const gateway = workloadNamed(objects, 'gateway');
    await using environment = await environmentOf(gateway, objects, secretsFor('production', objects));
    expect(loadGateway(environment.env).oauthProxy?.upstream).toMatchObject({
      name: 'github',
      type: 'oauth2',
    });
  },
  RENDER_TIMEOUT_MS,
);

test(
  'production with the API of the upstream has all that the tools need',
  async () => {
    const objects = await renderWith('overlays/production', ['components/upstream-api']);
    const mcpService = workloadNamed(objects, 'mcp-service');
    await using environment = await environmentOf(mcpService, objects, secretsFor('production', objects));
    expect(loadMcpService(environment.env).upstream).toMatchObject({ provider: 'github' });
    const gateway = workloadNamed(objects, 'gateway');
    await using sealing = await environmentOf(gateway, objects, secretsFor('production', objects));
    const keysOf = ({ UPSTREAM_TOKEN_KEYS_FILE: file = '' }: NodeJS.ProcessEnv) => readFile(file, 'utf8');
    expect(await keysOf(sealing.env)).toBe(await keysOf(environment.env));
  },
  RENDER_TIMEOUT_MS,
);
