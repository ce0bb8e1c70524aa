import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort, freePortRange } from '../processes/ports.ts';
import { SetupError } from '../processes/setup-error.ts';
import { waitFor } from '../processes/wait-for.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { Container } from './container.ts';
import { createSecrets } from './create-secrets.ts';
import { type ComposeProgram, docker, findCompose, run } from './docker.ts';

export type ComposeStack = AsyncDisposable & {
  readonly mcpUrl: string;
  readonly authkitPort: number;
  readonly balancer: Balancer;
  readonly containersOf: (service: string) => readonly Container[];
  /** Starts what ended by itself, and says what that was. */
  readonly startEnded: () => Promise<string[]>;
  /** The last lines of all containers. */
  readonly logs: () => Promise<string>;
};

/** Of the services that scale. */
export const REPLICAS = 2;
export const SERVICES = ['bookmark-service', 'mcp-service', 'gateway'] as const;
/** The images stay, and with them what a build can take over the next time. */
export const IMAGE_TAG = 'test';

/** Ends when it has done its work. */
const MIGRATION = 'migrate';

const READY_BOUND_MS = 60_000;

const SHOWN_LOG_LINES = 60;
const SHOWN_LINE_LENGTH = 400;
const ROUTINE = /"level":"info"| LOG: |^redis/;

/**
 * docker-compose.yml, built and started under a name of its own, with secrets of its own and two replicas of each
 * service, behind a balancer. Disposing of it leaves no container, volume or network.
 */
export async function startComposeStack(
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<ComposeStack> {
  const program = await findCompose();
  await using acquired = new AsyncDisposableStack();
  const folder = acquired.use(await temporaryFolder());
  const secrets = join(folder.path, 'secrets');
  await createSecrets(secrets);
  const project = `bookmarks-test-${randomBytes(4).toString('hex')}`;
  const ports = await freePorts();
  const env = { ...process.env, ...settings({ ...ports, secrets }), COMPOSE_PROJECT_NAME: project };
  const compose = (...args: string[]) => run([...program, ...args], { env, signal });

  await compose('config', '--quiet');
  say('building the images');
  await compose('build');
  acquired.defer(() => takeDown(program, env, say));
  say(`starting ${project}, ${REPLICAS} replicas of each service`);
  const scale = SERVICES.flatMap((service) => ['--scale', `${service}=${REPLICAS}`]);
  const logs = async () => {
    const lines = await run([...program, 'logs', '--no-color'], { env });
    return remarkable(lines.split('\n')).join('\n');
  };
  try {
    await compose('up', '--detach', ...scale);
    const balancer = acquired.use(await startBalancer(ports.publicPort, ports.gatewayPorts));
    if (!(await waitFor(() => balancer.readyCount() === REPLICAS, READY_BOUND_MS)))
      throw new SetupError(`The gateways are not ready after ${READY_BOUND_MS} ms.`);
    const containers = await listContainers(project);
    const resources = acquired.move();
    return {
      mcpUrl: `http://localhost:${ports.publicPort}/mcp`,
      authkitPort: ports.authkitPort,
      balancer,
      containersOf: (service) => containers.filter((container) => container.service === service),
      startEnded: () => startEnded(containers),
      logs,
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  } catch (error) {
    if (!signal.aborted) console.error(await logs());
    throw error;
  }
}

async function startEnded(containers: readonly Container[]): Promise<string[]> {
  const names: string[] = [];
  for (const container of containers.filter(({ service }) => service !== MIGRATION)) {
    if (await container.isRunning()) continue;
    names.push(container.name);
    await container.start();
  }
  return names;
}

/** What is worth to be read. */
function remarkable(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !ROUTINE.test(line))
    .slice(-SHOWN_LOG_LINES)
    .map((line) => line.slice(0, SHOWN_LINE_LENGTH));
}

type Ports = { readonly publicPort: number; readonly authkitPort: number; readonly gatewayPorts: number[] };

/** The variables of docker-compose.yml. */
function settings({ publicPort, authkitPort, gatewayPorts, secrets }: Ports & { secrets: string }) {
  return {
    PUBLIC_PORT: String(publicPort),
    AUTHKIT_PORT: String(authkitPort),
    GATEWAY_PORTS: `${gatewayPorts.at(0)}-${gatewayPorts.at(-1)}`,
    SECRETS_DIR: secrets,
    IMAGE_TAG,
  };
}

async function freePorts(): Promise<Ports> {
  // Docker gives a port of the range to each gateway, also to one that starts again.
  const gatewayPorts = await freePortRange(REPLICAS);
  return { publicPort: await freePort(), authkitPort: await freePort(), gatewayPorts };
}

async function listContainers(project: string): Promise<Container[]> {
  const label = (name: string) => `{{.Label "com.docker.compose.${name}"}}`;
  const format = `{{.ID}} ${label('service')} ${label('container-number')}`;
  const filter = `label=com.docker.compose.project=${project}`;
  const lines = await docker('ps', '--all', '--no-trunc', '--filter', filter, '--format', format);
  return lines
    .split('\n')
    .map((line) => line.split(' '))
    .map(([id = '', service = '', number = '']) => new Container({ id, service, number }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

async function takeDown(
  program: ComposeProgram,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<void> {
  say('taking everything down');
  await run([...program, 'down', '--volumes', '--remove-orphans', '--timeout', '3'], { env });
}
