import { afterAll, beforeAll } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { getToolUiResourceUri, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/app-bridge';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type AppHost, startAppHost } from '../../app-host/start-app-host.ts';
import { connectPoke } from '../../poke/poke-session.ts';
import { mcpUrl } from './account-pages.ts';
import { openPage } from './browser-pages.ts';

const SHOWS_APPS = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: [RESOURCE_MIME_TYPE] } },
};

/** A chat for all tests of a file. @returns it, once they run. */
export function useAppHost(): () => AppHost {
  let host: AppHost;
  beforeAll(async () => {
    host = await startAppHost();
  });
  afterAll(() => host?.[Symbol.asyncDispose]());
  return () => host;
}

/** The connection of a chat that shows apps, of somebody who has signed in. */
export async function connectChat(loginHint: string, scope?: string) {
  const resources = new AsyncDisposableStack();
  const poke = resources.use(await connectPoke({ mcpUrl: mcpUrl(), loginHint, ...(scope && { scope }) }));
  const client = new Client(
    { name: 'test host', version: '1' },
    { capabilities: SHOWS_APPS, versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  const requestInit = { headers: { authorization: `Bearer ${poke.accessToken}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl()), { requestInit }));
  resources.defer(() => client.close());
  return { client, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

type ChatOptions = {
  readonly loginHint: string;
  readonly scope?: string;
  readonly page?: BrowserContextOptions;
  /** What the host says of itself. */
  readonly context?: Record<string, unknown>;
};

/** A chat in a browser, in which tools are called and their apps shown. */
export async function openChat(
  browser: Browser,
  { url, sandboxUrl }: AppHost,
  { loginHint, scope, page: options, context = {} }: ChatOptions,
) {
  const resources = new AsyncDisposableStack();
  const { client } = resources.use(await connectChat(loginHint, scope));
  const { page, complaints } = resources.use(await openPage(browser, url, options));
  await page.exposeFunction('callTool', (call: Parameters<typeof client.callTool>[0]) =>
    client.callTool(call),
  );
  const show = async (name: string, args: Record<string, unknown> = {}, answer?: ToolResult) => {
    const { html, csp } = await appOf(client, name);
    const result = answer ?? (await client.callTool({ name, arguments: args }));
    const shown = JSON.stringify({ sandboxUrl, html, csp, args, result, context });
    await page.evaluate(`window.show(${shown})`);
    return appIn(page);
  };
  const heard = () => page.evaluate<Heard>('window.heard');
  return { page, complaints, show, heard, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

type ToolResult = Awaited<ReturnType<Client['callTool']>>;

type Heard = {
  readonly openedUrls: string[];
  readonly modelContext: string[];
  readonly heights: number[];
};

const appIn = (page: Page) => page.frameLocator('iframe').frameLocator('iframe');

async function appOf(client: Client, name: string) {
  const { tools } = await client.listTools();
  const uri = getToolUiResourceUri(tools.find((tool) => tool.name === name) ?? {});
  if (uri === undefined) throw new Error(`${name} has no app.`);
  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  if (content === undefined || !('text' in content)) throw new Error(`${uri} is no text.`);
  return { html: content.text, csp: (content._meta?.ui as { csp?: object } | undefined)?.csp };
}
