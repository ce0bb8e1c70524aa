import { generateKeyPair } from '@bookmarks/identity';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectPoke, type PokeSession } from '../poke/poke-session.ts';
import { freePort } from '../processes/ports.ts';
import { waitFor } from '../processes/wait-for.ts';
import { withClient } from '../stack/postgres/sql.ts';
import { ServiceProcess } from '../stack/process.ts';
import { REPOSITORY } from '../stack/repository.ts';
import { SERVICES } from '../stack/services.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const BOUND_MS = 20_000;
const log = () => {};
const [oldPair, newPair] = [generateKeyPair('old'), generateKeyPair('new')];
const setOf = (...pairs: { publicJwkSet: string }[]) =>
  JSON.stringify({ keys: pairs.flatMap(({ publicJwkSet }) => JSON.parse(publicJwkSet).keys) });

const resources = new AsyncDisposableStack();
let stack: Stack;
let secondGateway: ServiceProcess;
/** One session through each gateway. */
let sessions: PokeSession[];

beforeAll(async () => {
  const services = { IDENTITY_VERIFICATION_KEYS: setOf(oldPair) };
  const gateway = { IDENTITY_SIGNING_KEY: oldPair.privateJwk };
  const overrides = { gateway, mcpService: services, bookmarkService: services };
  stack = resources.use(await startStack({ durable: false, overrides, log }));
  const port = await freePort();
  secondGateway = resources.use(aGateway(port));
  await secondGateway.start();
  const { mcpUrl, gatewayUrl } = stack;
  const throughSecond = (input: string | URL, init?: RequestInit) =>
    fetch(String(input).replace(gatewayUrl, `http://localhost:${port}`), init);
  sessions = [
    resources.use(await connectPoke({ mcpUrl, loginHint: 'anna' })),
    resources.use(await connectPoke({ mcpUrl, loginHint: 'ben', fetch: throughSecond })),
  ];
});
afterAll(async () => {
  await resources[Symbol.asyncDispose]();
});

/** Another replica, behind the same public address. */
function aGateway(port: number): ServiceProcess {
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    METRICS_PORT: '0',
    PUBLIC_URL: stack.gatewayUrl,
    ALLOWED_HOSTS: `localhost:${port}`,
    AUTHKIT_DOMAIN: stack.authkitUrl,
    MCP_SERVICE_URL: stack.mcpServiceUrl,
    BOOKMARK_SERVICE_ADDRESS: stack.bookmarkServiceAddress,
    IDENTITY_SIGNING_KEY: oldPair.privateJwk,
    INSECURE_LOCAL_STACK: 'on',
  };
  return new ServiceProcess({ ...SERVICES.gateway, cwd: REPOSITORY, env, log });
}

const isWorking = async (session: PokeSession) =>
  (await session.callTool('list_bookmarks').catch(() => ({ isError: true }))).isError !== true;
const allWork = async () => (await Promise.all(sessions.map(isWorking))).every(Boolean);

/** One replica each, so there is a gap that more replicas would not have. */
async function restartServices(settings: Readonly<Record<string, string>>): Promise<void> {
  const { mcpService, bookmarkService } = stack.processes;
  for (const service of [bookmarkService, mcpService]) await service.restart(settings);
  expect(await waitFor(allWork, BOUND_MS)).toBe(true);
}

describe('the key that signs identities', () => {
  test('is replaced at one gateway after the other, while the services know both, and nobody notices', async () => {
    expect(await allWork()).toBe(true);
    await restartServices({ IDENTITY_VERIFICATION_KEYS: setOf(oldPair, newPair) });
    await secondGateway.restart({ IDENTITY_SIGNING_KEY: newPair.privateJwk });
    expect(await allWork()).toBe(true);
    await stack.processes.gateway.restart({ IDENTITY_SIGNING_KEY: newPair.privateJwk });
    expect(await allWork()).toBe(true);
    await restartServices({ IDENTITY_VERIFICATION_KEYS: setOf(newPair) });
  });

  test('is good for nothing once the services do not know it any more', async () => {
    await stack.processes.gateway.restart({ IDENTITY_SIGNING_KEY: oldPair.privateJwk });
    const headers = { authorization: `Bearer ${sessions[0]?.accessToken}` };
    const answer = await fetch(stack.mcpUrl, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: 'identity_refused' });
    expect(await isWorking(sessions[1] as PokeSession)).toBe(true);
    await stack.processes.gateway.restart({ IDENTITY_SIGNING_KEY: newPair.privateJwk });
  });
});

test('after a change of CONFIRMATION_KEY what was asked before has to be asked again', async () => {
  const [anna] = sessions as [PokeSession];
  const refs = [1, 2].map((n) => `https://rotation.example/${n}`);
  for (const url of refs) await anna.callTool('add_bookmark', { url });
  const remove = (token?: unknown) =>
    anna.callTool('delete_bookmarks', { refs, ...(token !== undefined && { confirm_token: token }) });
  const asked = (await remove()).structuredContent;
  await restartServices({ CONFIRMATION_KEY: 'another-key-that-is-long-enough-for-this' });
  expect(await remove(asked?.confirm_token)).toMatchObject({ isError: true });
  const askedAgain = (await remove()).structuredContent;
  expect((await remove(askedAgain?.confirm_token)).structuredContent).toMatchObject({ status: 'deleted' });
});

test('the login of the database is replaced by another one, and the old one dropped', async () => {
  const admin = (sql: string) => withClient(stack.postgres.adminUrl, (client) => client.query(sql));
  await admin("create role bookmarks_service_2 login password 'new' in role bookmarks_app");
  const login = { database: 'bookmarks', user: 'bookmarks_service_2', password: 'new' };
  await restartServices({ DATABASE_URL: stack.postgres.urlFor(login) });
  await admin('drop role bookmarks_service');
  expect(await allWork()).toBe(true);
  await stack.processes.bookmarkService.restart();
  expect(await waitFor(allWork, BOUND_MS)).toBe(true);
});
