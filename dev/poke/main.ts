import { describeStep } from './describe-step.ts';
import { PokeError, type PokeErrorCode } from './poke-error.ts';
import { connectPoke } from './poke-session.ts';

const USAGE =
  'Usage: node dev/poke/main.ts [MCP URL, such as http://localhost:8080/mcp] [user, such as anna]';

const WHAT_TO_DO = {
  not_reachable: 'Start the local stack first, and check the URL; it ends in /mcp.',
  no_challenge: 'Check that the URL is that of the MCP endpoint, and that the gateway is what answers there.',
  no_authorization_server:
    'Check AUTHKIT_DOMAIN of the gateway, and that AuthKit (or its stand-in) is running.',
  person_needed:
    'Name one of the users of the stand-in: anna, ben or chloe. With the real AuthKit, use Poke itself.',
  authorization_refused: 'Look for "refused" in the log of the stand-in; RESOURCE there must be the MCP URL.',
  answer_not_trusted: 'Check that ISSUER of the stand-in is the URL by which the gateway names it.',
  not_refreshable:
    'The authorization server must issue refresh tokens to clients that register for that grant.',
} satisfies Record<PokeErrorCode, string>;

const [mcpUrl = 'http://localhost:8080/mcp', loginHint = 'anna'] = process.argv.slice(2);

try {
  if (!URL.canParse(mcpUrl)) throw new Error(USAGE);
  await showAround(mcpUrl);
} catch (error) {
  console.error(`\nPoke could not go on: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof PokeError) console.error(WHAT_TO_DO[error.code]);
  process.exitCode = 1;
}

async function showAround(url: string): Promise<void> {
  let count = 0;
  await using poke = await connectPoke({
    mcpUrl: url,
    loginHint,
    onStep: (step) => console.log(`${String(++count).padStart(2)}. ${describeStep(step)}`),
  });
  for (const { name, title } of await poke.listTools())
    console.log(`      ${name}${title ? ` - ${title}` : ''}`);
  const { content } = await poke.callTool('list_bookmarks');
  for (const part of content) if (part.type === 'text') console.log(part.text);
}
