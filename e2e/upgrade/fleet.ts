import { randomBytes } from 'node:crypto';
import { freePort } from '../../dev/processes/ports.ts';
import { migrate } from '../../dev/stack/database.ts';
import type { Log } from '../../dev/stack/logs.ts';
import { ServiceProcess } from '../../dev/stack/process.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';
import { newSecrets, SERVICES, SETTINGS_OF, type StackPlan } from '../../dev/stack/services.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';

type Service = 'gateway' | 'mcpService' | 'bookmarkService';

/** A way from a gateway to the database, in the order in which an upgrade comes to it. */
export type Route = { readonly name: string; readonly gatewayUrl: string };

export type FleetOptions = {
  /** The folder with the version before. */
  readonly previous: string;
  readonly redisUrl: string;
  readonly log: Log;
};

/** Two versions on one database, behind one address. At first there is the version before alone. */
export class Fleet implements AsyncDisposable {
  readonly #resources: AsyncDisposableStack;
  readonly #previous: string;
  readonly #log: Log;
  readonly #plan: StackPlan;
  /** The version before, with PostgreSQL and the authorization server. */
  readonly before: Stack;

  private constructor(
    parts: { resources: AsyncDisposableStack; before: Stack; plan: StackPlan } & FleetOptions,
  ) {
    this.#resources = parts.resources;
    this.#previous = parts.previous;
    this.#log = parts.log;
    this.#plan = parts.plan;
    this.before = parts.before;
  }

  static async start(options: FleetOptions): Promise<Fleet> {
    await using acquired = new AsyncDisposableStack();
    const { previous: repository, redisUrl, log } = options;
    const confirmationKey = randomBytes(32).toString('base64url');
    const overrides = { mcpService: { CONFIRMATION_KEY: confirmationKey } };
    const before = acquired.use(await startStack({ repository, durable: false, redisUrl, overrides, log }));
    const plan = {
      ports: { gateway: 0, mcpService: 0, bookmarkService: 0, pageService: 0, authkit: 0, upstreams: 0 },
      publicUrl: before.gatewayUrl,
      authkitUrl: before.authkitUrl,
      databaseUrl: before.databaseUrls.service,
      redisUrl,
      hasProxy: false,
      hasPages: false,
      authkitFolder: '',
      secrets: { ...newSecrets(), confirmationKey },
      identityKeys: before.identityKeys,
    };
    return new Fleet({ ...options, before, plan, resources: acquired.move() });
  }

  /** What the Job of an upgrade does first. */
  migrate(): Promise<void> {
    return migrate(this.before.databaseUrls.owner);
  }

  /** Starts this version beside the one before: the bookmark service first, as an upgrade does. */
  async startNew(): Promise<{ routes: Route[]; bookmarkService: ServiceProcess }> {
    const bookmarkService = await this.#start('bookmarkService', REPOSITORY);
    const library = { bookmarkService: portOf(bookmarkService) };
    const oldTools = {
      ...library,
      mcpService: portOf(await this.#start('mcpService', this.#previous, library)),
    };
    const newTools = { ...library, mcpService: portOf(await this.#start('mcpService', REPOSITORY, library)) };
    const route = async (name: string, ports: Partial<StackPlan['ports']>, repository: string) => {
      const gateway = await this.#start('gateway', repository, ports);
      return { name, gatewayUrl: `http://localhost:${portOf(gateway)}` };
    };
    const routes = [
      { name: 'the version before', gatewayUrl: this.before.gatewayUrl },
      await route('a new bookmark service', oldTools, this.#previous),
      await route('a new MCP service as well', newTools, this.#previous),
      await route('the new version', newTools, REPOSITORY),
    ];
    return { routes, bookmarkService };
  }

  async #start(service: Service, repository: string, behind: Partial<StackPlan['ports']> = {}) {
    const port = await freePort();
    const plan = { ...this.#plan, ports: { ...this.#plan.ports, ...behind, [service]: port } };
    const env = {
      PATH: process.env.PATH,
      ...SETTINGS_OF[service](plan),
      ...(service === 'gateway' && { ALLOWED_HOSTS: `localhost:${port}` }),
    };
    const started = new ServiceProcess({ ...SERVICES[service], cwd: repository, env, log: this.#log });
    await this.#resources.use(started).start();
    return started;
  }

  /** A `fetch` that takes one of the ways whenever the public address is asked for. */
  through({ gatewayUrl }: Pick<Route, 'gatewayUrl'>): typeof fetch {
    const { publicUrl } = this.#plan;
    return (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      return fetch(url.replace(publicUrl, gatewayUrl), init);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

function portOf({ name, port }: ServiceProcess): number {
  if (port === undefined) throw new Error(`${name} does not listen.`);
  return port;
}
