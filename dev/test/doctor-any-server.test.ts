import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { diagnose } from '../doctor/diagnosis.ts';
import { NoAnswerError } from '../doctor/no-answer.ts';
import { probe } from '../doctor/probe.ts';
import { runCommand } from '../processes/command.ts';
import { freePort } from '../processes/ports.ts';
import { findOnPath } from '../programs/path.ts';
import { listening, startHttp, startMailServer, startOpenServer, startProxy } from './faulty-servers.ts';
import { runDoctor } from './run-doctor.ts';

function gatewayUrl(): string {
  const { E2E_MCP_URL } = process.env;
  if (!E2E_MCP_URL) throw new Error('E2E_MCP_URL is not set: run the tests by `npm test`.');
  return E2E_MCP_URL;
}

/** What the doctor says about a server, as people see it. It never shows where in its code it was. */
async function sayingsAbout(...args: readonly string[]) {
  await using doctor = runDoctor(args);
  const { code, output, errors } = await doctor.ended;
  expect(`${output}${errors}`).not.toMatch(/^ +at .*:\d+:\d+/m);
  return { code, output, errors };
}

test('finds an open server well, with one thing to think about', async () => {
  await using server = await startOpenServer();
  const { code, output } = await sayingsAbout(`${server.origin}/mcp`);
  expect(output).toContain('! It answers without a token.');
  expect(output).toContain('✓ It speaks MCP, and calls itself shelf.');
  expect(output).toContain('✓ It answers the second message as well as the first.');
  expect(output).not.toContain('✗');
  expect(code).toBe(0);
});

test('finds a proxy that loses sessions', async () => {
  await using server = await startOpenServer();
  await using proxy = await startProxy(server.origin, ['mcp-session-id']);
  const { code, output } = await sayingsAbout(`${proxy.origin}/mcp`);
  expect(output).toMatch(/✗ It answers the first message, but the second gets 400: .*not initialized/);
  expect(output).toContain('Let proxies pass Mcp-Session-Id');
  expect(code).toBe(1);
});

test.each(['mcp-method', 'mcp-protocol-version'])('finds a proxy that drops %s', async (header) => {
  await using proxy = await startProxy(gatewayUrl(), [header]);
  const { code, output } = await sayingsAbout(`${proxy.origin}/mcp`, '--login-hint', 'anna');
  expect(output).toMatch(new RegExp(`✗ It does not see the headers that were sent: .*${header}`, 'i'));
  expect(output).toContain('Let proxies pass MCP-Protocol-Version, Mcp-Method and Mcp-Name');
  expect(code).toBe(1);
});

test.each([
  ['authorization', '✗ A wrong token gets the same answer as none.', 'drops the Authorization header'],
  ['www-authenticate', '✗ Its 401 has no WWW-Authenticate header.', 'a proxy on the way drops it'],
])('finds a proxy that drops %s', async (header, says, remedy) => {
  await using proxy = await startProxy(gatewayUrl(), [header]);
  const { code, output } = await sayingsAbout(`${proxy.origin}/mcp`, '--no-sign-in');
  expect(output).toContain(says);
  expect(output).toContain(remedy);
  expect(code).toBe(1);
});

test('says of a web page that it is not an MCP server', async () => {
  await using server = await startHttp((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><html><title>Shop</title></html>');
  });
  const { code, output } = await sayingsAbout(`${server.origin}/mcp`);
  expect(output).toContain('✗ It answers a web page, with status 200.');
  expect(code).toBe(1);
});

test.each([
  [404, 'There is nothing at /mcp (404).', 'Check the path'],
  [405, '/mcp does not take POST (405).', 'Check the path'],
  [502, 'It fails with status 502.', 'the server behind it is down'],
])('says once what is wrong when everything gets %d', async (status, says, remedy) => {
  await using server = await startHttp((_request, response) => void response.writeHead(status).end());
  const { code, output } = await sayingsAbout(`${server.origin}/mcp`);
  expect(output).toContain(`✗ ${says}`);
  expect(output).toContain(remedy);
  expect(output.match(/✗/g)).toHaveLength(2); // The finding, and the mark in the last line.
  expect(code).toBe(1);
});

test('names the other address when /mcp redirects to /mcp/', async () => {
  await using server = await startHttp((request, response) => {
    if (request.url === '/mcp') return void response.writeHead(308, { location: '/mcp/' }).end();
    response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
  });
  const { code, output } = await sayingsAbout(`${server.origin}/mcp`);
  expect(output).toContain(`✗ /mcp answers 308 and sends clients to ${server.origin}/mcp/.`);
  expect(output).toContain('Answer without a redirect');
  expect(code).toBe(1);
});

test.each([
  ['not a URL', 'auth.example', /✗ The authorization server auth\.example is not a URL\./],
  ['not there', 'http://127.0.0.1:9', /✗ http:\/\/127\.0\.0\.1:9\/.* gave no answer/],
])('says so when the authorization server is %s', async (_what, issuer, says) => {
  await using server = await startHttp(({ url = '' }, response) => {
    if (!url.startsWith('/.well-known/oauth-protected-resource'))
      return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    response.end(JSON.stringify({ resource: 'http://x.example/mcp', authorization_servers: [issuer] }));
  });
  const { code, output } = await sayingsAbout(`${server.origin}/mcp`);
  expect(output).toMatch(says);
  expect(code).toBe(1);
});

test('tells a closed port from one that does not speak HTTP', async () => {
  const closed = await sayingsAbout(`http://127.0.0.1:${await freePort()}/mcp`);
  expect(closed.output).toContain('gave no answer: nothing listens on that port (ECONNREFUSED).');
  expect(closed.output).toContain('What to do: Start the server');
  await using mail = await startMailServer();
  const other = await sayingsAbout(`${mail.origin}/mcp`);
  expect(other.output).toContain('gave no answer: what answers there does not speak HTTP.');
  expect(other.output).toContain('What to do: Check the port');
  expect([closed.code, other.code]).toEqual([1, 1]);
});

test('says that https is spoken to a server of plain http', async () => {
  await using server = await startHttp((_request, response) => void response.end());
  const { code, output } = await sayingsAbout(`${server.origin.replace('http:', 'https:')}/mcp`);
  expect(output).toContain('what answers there does not speak TLS');
  expect(code).toBe(1);
});

test('says that no client trusts a self-signed certificate', async () => {
  expect(
    new NoAnswerError('https://x.example', { cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }),
  ).toMatchObject({
    message: 'https://x.example gave no answer: its certificate is self-signed, and no client trusts it.',
    remedy: expect.stringContaining('public authority'),
  });
  if ((await findOnPath(['openssl'])) === undefined) return;
  await using server = await startSelfSigned();
  const { code, output } = await sayingsAbout(`${server.origin.replace('http:', 'https:')}/mcp`);
  expect(output).toContain('its certificate is self-signed, and no client trusts it.');
  expect(output).toContain('public authority');
  expect(code).toBe(1);
});

test.each([
  [['--help'], 0, 'Usage: npm run doctor'],
  [[], 2, 'The URL of the MCP server is missing.'],
  [['--bogus', 'https://x.example/mcp'], 2, "Unknown option '--bogus'."],
  [['--login-hint'], 2, '--login-hint'],
  [['localhost:8080/mcp'], 2, 'localhost:8080/mcp is not a URL that starts with https:// or http://.'],
  [['https://x.example/mcp', 'anna'], 2, 'One URL at a time, please: anna is too much.'],
  [['https://x.example/mcp', '--wait', 'long'], 2, '--wait needs a number of seconds'],
  [['https://me:secret@x.example/mcp'], 2, 'Leave user and password out of the URL.'],
])('explains how it is called when it gets %j', async (args, code, says) => {
  const answer = await sayingsAbout(...args);
  expect(answer.output + answer.errors).toContain(says);
  expect(answer.output + answer.errors).toContain('--no-sign-in');
  expect(answer.code).toBe(code);
});

test('looks at a server without an account when it is told to', async () => {
  const sections = await Array.fromAsync(diagnose({ mcpUrl: new URL(gatewayUrl()), send: probe }));
  expect(sections.map(({ title }) => title)).not.toContain('Sign-in');
});

async function startSelfSigned() {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-days', '1'];
    const made = await runCommand('openssl', [...request, '-keyout', key, '-out', cert]);
    if (!made.isOk) throw new Error(made.output);
    return await listening(createTlsServer({ key: await readFile(key), cert: await readFile(cert) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
