import { join, resolve } from 'node:path';
import { generateKeyPair } from '@bookmarks/identity';
import type { UpstreamProvider } from '@bookmarks/upstream';
import { freePort } from '../processes/ports.ts';
import type { Death } from '../processes/restartable.ts';
import { SetupError } from '../processes/setup-error.ts';
import { waitFor } from '../processes/wait-for.ts';
import { type DatabaseLogins, newLogins, prepareDatabase } from './database.ts';
import { keptSecret } from './kept-secret.ts';
import type { Log } from './logs.ts';
import { createPostgres, type Postgres } from './postgres.ts';
import { ServiceProcess } from './process.ts';
import { REPOSITORY } from './repository.ts';
import {
  newSecrets,
  SERVICES,
  SETTINGS_OF,
  type ServiceKey,
  type Settings,
  type StackPlan,
} from './services.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type StackOptions = {
  /** Keeps everything in here; absent: a temporary folder that is removed at the end. */
  readonly dataFolder?: string;
  /** Off: starts faster, and the data may be lost when the machine crashes. */
  readonly durable: boolean;
  /** 0 or absent: any free port. */
  readonly ports?: Partial<Record<ServiceKey, number>>;
  /** Where users reach the gateway, when that is not localhost: a tunnel. */
  readonly publicUrl?: string | undefined;
  /** A real AuthKit to use instead of the stand-in. */
  readonly authkitDomain?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** The provider whose stand-in the OAuth proxy signs people in at, instead of the stand-in for AuthKit. */
  readonly upstreamProvider?: UpstreamProvider | undefined;
  /** Whether the service runs that looks at what is behind links. */
  readonly hasPages?: boolean;
  /** The folder of the repository whose services and schema these are; absent: this one. */
  readonly repository?: string;
  /** The environment that the services inherit; the stack's settings go before it. */
  readonly inheritedEnv?: NodeJS.ProcessEnv;
  /** Settings of single services; they go before everything else. */
  readonly overrides?: Partial<Record<ServiceKey, Settings>>;
  readonly log: Log;
  /** Gives the start up. */
  readonly signal?: AbortSignal;
};

/** The running stack, of real processes. */
export type Stack = AsyncDisposable & {
  /** What users type, without /mcp. */
  readonly gatewayUrl: string;
  readonly mcpUrl: string;
  readonly authkitUrl: string;
  /** Where the stand-ins of the providers are, if people sign in at one of them. */
  readonly upstreamsUrl: string;
  readonly mcpServiceUrl: string;
  readonly bookmarkServiceAddress: string;
  /** Where the service is that looks at what is behind links, if it runs. */
  readonly pageServiceAddress: string;
  readonly postgres: Postgres;
  readonly processes: Readonly<Record<ServiceKey, ServiceProcess>>;
  /** The key pair of the identity assertions, for tests that forge one: a private JWK and a JWK Set, as JSON. */
  readonly identityKeys: { readonly privateJwk: string; readonly publicJwkSet: string };
  /** The database as the owner of its tables, and as the service, opens it. */
  readonly databaseUrls: Readonly<Record<'owner' | 'service', string>>;
  /** Resolves when one of the processes ended and nobody here had asked for it. */
  readonly died: Promise<Death>;
};

const READY_TIMEOUT_MS = 15_000;

/** Starts PostgreSQL, the stand-in for AuthKit and the three services. @throws {SetupError} */
export async function startStack(options: StackOptions): Promise<Stack> {
  await using acquired = new AsyncDisposableStack();
  const folder = resolve(options.dataFolder ?? acquired.use(await temporaryFolder()).path);
  const { durable, log, signal } = options;
  const postgres = acquired.use(await createPostgres({ dataFolder: folder, durable, log }));
  const logins = newLogins(postgres);
  const plan = await planStack(options, folder, logins.service.url);
  const processes = createProcesses(plan, options);
  for (const service of START_ORDER) acquired.use(processes[service]);

  const { repository, authkitDomain } = options;
  const isStandIn = authkitDomain === undefined;
  const parts = { postgres, logins, repository, processes, plan, isStandIn };
  await unlessAborted(startAll(parts), signal);
  const resources = acquired.move();
  return {
    gatewayUrl: plan.publicUrl,
    mcpUrl: `${plan.publicUrl}/mcp`,
    authkitUrl: plan.authkitUrl,
    upstreamsUrl: `http://localhost:${plan.ports.upstreams}`,
    mcpServiceUrl: mcpServiceUrl(plan),
    bookmarkServiceAddress: `127.0.0.1:${plan.ports.bookmarkService}`,
    pageServiceAddress: `127.0.0.1:${plan.ports.pageService}`,
    postgres,
    processes,
    identityKeys: plan.identityKeys,
    databaseUrls: { owner: logins.owner.url, service: logins.service.url },
    died: Promise.race([postgres, ...Object.values(processes)].map(({ died }) => died)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** They are released in the opposite order: the gateway, which the requests come through, first. */
const START_ORDER = [
  'upstreams',
  'authkit',
  'pageService',
  'bookmarkService',
  'mcpService',
  'gateway',
] as const;

async function planStack(options: StackOptions, folder: string, databaseUrl: string): Promise<StackPlan> {
  const wanted = options.ports ?? {};
  const chosen = new Set(Object.values(wanted));
  /** The wanted one, or a free one that no other process of this stack gets. */
  async function portOf(service: ServiceKey): Promise<number> {
    let port = wanted[service] || (await freePort());
    while (!wanted[service] && chosen.has(port)) port = await freePort();
    chosen.add(port);
    return port;
  }
  const ports = {
    gateway: await portOf('gateway'),
    mcpService: await portOf('mcpService'),
    bookmarkService: await portOf('bookmarkService'),
    pageService: await portOf('pageService'),
    authkit: await portOf('authkit'),
    upstreams: await portOf('upstreams'),
  };
  return {
    ports,
    publicUrl: (options.publicUrl ?? `http://localhost:${ports.gateway}`).replace(/\/+$/, ''),
    authkitUrl: options.authkitDomain ?? `http://localhost:${ports.authkit}`,
    databaseUrl,
    redisUrl: options.redisUrl,
    upstreamProvider: options.upstreamProvider,
    hasPages: options.hasPages ?? false,
    hasProxy: options.redisUrl !== undefined && options.authkitDomain === undefined,
    authkitFolder: join(folder, 'authkit'),
    secrets: { ...newSecrets(), apiKeyPepper: await keptSecret(folder, 'api-key-pepper') },
    identityKeys: generateKeyPair('local'),
  };
}

function createProcesses(plan: StackPlan, options: StackOptions): Record<ServiceKey, ServiceProcess> {
  const { inheritedEnv = { PATH: process.env.PATH }, overrides = {}, repository = REPOSITORY, log } = options;
  const create = (service: ServiceKey) => {
    const env = { ...inheritedEnv, ...SETTINGS_OF[service](plan), ...overrides[service] };
    return new ServiceProcess({ ...SERVICES[service], cwd: repository, env, log });
  };
  return {
    gateway: create('gateway'),
    mcpService: create('mcpService'),
    bookmarkService: create('bookmarkService'),
    pageService: create('pageService'),
    authkit: create('authkit'),
    upstreams: create('upstreams'),
  };
}

type StackParts = {
  readonly postgres: Postgres;
  readonly logins: DatabaseLogins;
  readonly repository: string | undefined;
  readonly processes: Record<ServiceKey, ServiceProcess>;
  readonly plan: StackPlan;
  readonly isStandIn: boolean;
};

async function startAll({
  postgres,
  logins,
  repository,
  processes,
  plan,
  isStandIn,
}: StackParts): Promise<void> {
  const startDatabase = async () => {
    await postgres.start();
    await prepareDatabase(postgres, logins, repository);
    await processes.bookmarkService.start();
  };
  const startPages = async () => {
    if (plan.hasPages) await processes.pageService.start();
  };
  const startEdge = async () => {
    if (isStandIn) await processes.authkit.start();
    if (plan.upstreamProvider) await processes.upstreams.start();
    await processes.gateway.start();
  };
  await Promise.all([startDatabase(), startEdge(), startPages(), processes.mcpService.start()]);
  if (!(await waitFor(() => isReady(mcpServiceUrl(plan)), READY_TIMEOUT_MS))) {
    throw new SetupError('The mcp-service does not reach the bookmark-service.');
  }
}

const mcpServiceUrl = ({ ports }: StackPlan) => `http://127.0.0.1:${ports.mcpService}`;

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(READY_TIMEOUT_MS) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => aborted.reject(new SetupError('The start was given up.')));
  if (signal?.aborted) aborted.reject(new SetupError('The start was given up.'));
  await Promise.race([work, aborted.promise]);
}
