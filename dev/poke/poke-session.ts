import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { POKE_CLIENT } from './poke-protocol.ts';
import { PokeTransport } from './poke-transport.ts';
import { signIn } from './sign-in.ts';
import type { OnStep } from './step.ts';

/** Poke gives up on a call after this long. */
const CALL_TIMEOUT_MS = 30_000;

export type PokeSession = AsyncDisposable & {
  readonly callTool: (name: string, args?: Record<string, unknown>) => Promise<CallToolResult>;
  readonly listTools: () => Promise<Tool[]>;
  /** What the server tells the agent that calls its tools. */
  readonly instructions: string | undefined;
  /** Replaces the tokens now. */
  readonly refresh: () => Promise<void>;
  readonly accessToken: string;
  readonly tokenExpiresAt: Date | undefined;
};

export type PokeOptions = {
  readonly mcpUrl: string | URL;
  /** Who signs in: a user of the stand-in for AuthKit. */
  readonly loginHint: string;
  readonly onStep?: OnStep;
  /** Poke itself asks for no scope. */
  readonly scope?: string;
  readonly fetch?: FetchLike;
  readonly clock?: () => Date;
};

/** Connects to an MCP server the way Poke does. @throws {PokeError} when Poke could not. */
export async function connectPoke(options: PokeOptions): Promise<PokeSession> {
  const mcpUrl = new URL(options.mcpUrl);
  const { loginHint, scope, onStep = () => {}, fetch = globalThis.fetch, clock = () => new Date() } = options;
  const signedIn = await signIn({ mcpUrl, loginHint, scope, onStep, fetch });
  const tokens = createAccessTokens({ signIn: signedIn, onStep, fetch, clock });

  await using unlessConnected = new AsyncDisposableStack();
  const client = new Client(POKE_CLIENT, { capabilities: {} });
  unlessConnected.defer(() => client.close());
  const transport = new PokeTransport(mcpUrl, { tokens, fetch });
  // The SDK's own class does not fit its interface under exactOptionalPropertyTypes (sessionId).
  await client.connect(transport as Parameters<Client['connect']>[0], { timeout: CALL_TIMEOUT_MS });
  const session = createSession(client, tokens, onStep);
  const detail = {
    server: client.getServerVersion()?.name ?? 'a server without a name',
    protocolVersion: transport.protocolVersion,
    tools: (await session.listTools()).length,
  };
  onStep({ name: 'connected', detail });
  unlessConnected.move();
  return session;
}

function createSession(client: Client, tokens: AccessTokens, onStep: OnStep): PokeSession {
  return {
    async callTool(name, args = {}) {
      const startedAtMs = performance.now();
      const options = { timeout: CALL_TIMEOUT_MS };
      // Parsed again, because the SDK's type also allows the result of a protocol older than Poke's.
      const result = CallToolResultSchema.parse(
        await client.callTool({ name, arguments: args }, undefined, options),
      );
      const milliseconds = Math.round(performance.now() - startedAtMs);
      onStep({ name: 'tool_called', detail: { tool: name, ok: result.isError !== true, milliseconds } });
      return result;
    },
    listTools: () => listTools(client),
    get instructions() {
      return client.getInstructions();
    },
    async refresh() {
      await tokens.instead(tokens.latest().accessToken);
    },
    get accessToken() {
      return tokens.latest().accessToken;
    },
    get tokenExpiresAt() {
      return tokens.latest().expiresAt;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

async function listTools(client: Client): Promise<Tool[]> {
  const tools: Tool[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listTools(cursor === undefined ? {} : { cursor }, { timeout: CALL_TIMEOUT_MS });
    tools.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return tools;
}
