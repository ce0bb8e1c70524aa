import assert from 'node:assert/strict';
import type { ComposeStack } from './compose-stack.ts';
import type { Container } from './container.ts';
import { docker } from './docker.ts';

/** Whom a container of each service can reach, itself included. That is all on the networks it is on. */
const REACHES: Record<string, readonly string[]> = {
  gateway: ['authkit.localhost', 'redis', 'bookmark-service', 'mcp-service', 'gateway', 'outside'],
  'mcp-service': ['redis', 'bookmark-service', 'mcp-service', 'gateway'],
  'bookmark-service': ['postgres', 'bookmark-service', 'mcp-service', 'gateway', 'page-service'],
  'page-service': ['bookmark-service', 'page-service', 'outside'],
  authkit: ['authkit.localhost', 'gateway', 'outside'],
};
const PORTS = {
  postgres: 5432,
  redis: 6379,
  'bookmark-service': 50051,
  'page-service': 50052,
  'mcp-service': 8081,
  gateway: 8080,
};

/** Looks at the running containers: that they are confined, and whom they can reach. */
export async function inspectContainers(stack: ComposeStack, say: (line: string) => void): Promise<void> {
  const services = ['postgres', 'redis', 'migrate', ...Object.keys(REACHES)];
  const containers = services.flatMap((service) => stack.containersOf(service));
  for (const container of containers) await expectConfined(container);
  say(`${containers.length} containers: read-only, no capabilities, no new privileges, bounded memory`);

  for (const [service, reachable] of Object.entries(REACHES)) {
    const [container] = stack.containersOf(service);
    assert(container, `There is no container of ${service}.`);
    const found: string[] = JSON.parse(await container.evaluate(reachScript(stack.authkitPort)));
    if (await hasWayOut(container)) found.push('outside');
    assert.deepEqual(found.toSorted(), reachable.toSorted(), `${service} reaches others than it should.`);
    say(`${service} reaches ${reachable.join(', ')}, and nobody else`);
  }
}

async function expectConfined({ id, name }: Container): Promise<void> {
  const { HostConfig, Config } = JSON.parse(await docker('inspect', '--format', '{{json .}}', id));
  assert.equal(HostConfig.ReadonlyRootfs, true, `${name} can write to its image.`);
  assert.deepEqual(HostConfig.CapDrop, ['ALL'], `${name} has capabilities.`);
  assert.deepEqual(HostConfig.CapAdd ?? [], [], `${name} has capabilities.`);
  assert.deepEqual(HostConfig.SecurityOpt, ['no-new-privileges:true'], `${name} can gain privileges.`);
  assert(HostConfig.Memory > 0, `${name} has no limit of memory.`);
  assert.match(Config.User, /^(1000:1000|postgres|redis)$/, `${name} runs as ${Config.User || 'root'}.`);
  for (const { HostIp } of Object.values(HostConfig.PortBindings).flat() as { HostIp: string }[])
    assert.equal(HostIp, '127.0.0.1', `${name} is published to the network.`);
}

/** Whether one of its networks leads out of this machine. */
async function hasWayOut({ id }: Container): Promise<boolean> {
  const networks = JSON.parse(await docker('inspect', '--format', '{{json .NetworkSettings.Networks}}', id));
  const flags = await docker('network', 'inspect', '--format', '{{.Internal}}', ...Object.keys(networks));
  return flags.split('\n').includes('false');
}

/** Runs in a container: which of the others takes a connection. */
function reachScript(authkitPort: number): string {
  const targets = Object.entries({ ...PORTS, 'authkit.localhost': authkitPort });
  return `
    const { connect } = require('node:net');
    const reach = ([host, port]) => new Promise((resolve) => {
      const socket = connect({ host, port, timeout: 2000 });
      const end = (is) => { socket.destroy(); resolve(is ? [host] : []); };
      socket.once('connect', () => end(true)).once('timeout', () => end(false)).once('error', () => end(false));
    });
    Promise.all(${JSON.stringify(targets)}.map(reach))
      .then((found) => console.log(JSON.stringify(found.flat())));`;
}
