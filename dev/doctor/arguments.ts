import { parseArgs } from 'node:util';

export type Arguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string }
  | {
      readonly kind: 'examine';
      readonly mcpUrl: URL;
      readonly triesSignIn: boolean;
      readonly loginHint: string | undefined;
      readonly waitMs: number;
    };

const DEFAULT_WAIT_SECONDS = 300;
const LONGEST_WAIT_SECONDS = 3600;

export const USAGE = `Usage: npm run doctor -- <MCP URL, such as https://bookmarks.example/mcp> [options]

Looks at an MCP server from outside, as its clients see it, and says what is wrong and what to change.

  --no-sign-in         looks only at what can be seen without an account
  --login-hint <user>  signs in without a browser, as anna, ben or chloe of the stand-in for AuthKit
  --wait <seconds>     how long to wait until you have signed in in the browser (${DEFAULT_WAIT_SECONDS})
  --help               shows this

It ends with 0 when clients can use the server, with 1 when something is wrong, and with 2 when it was called wrongly.`;

/** What the command line asks for. */
export function readArguments(args: readonly string[]): Arguments {
  try {
    return fromCommandLine(args);
  } catch (error) {
    // Node's message goes on after the first sentence about positional arguments, which mean nothing here.
    return mistake(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function fromCommandLine(args: readonly string[]): Arguments {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'no-sign-in': { type: 'boolean' },
      'login-hint': { type: 'string' },
      wait: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { kind: 'help' };
  const [url, ...more] = positionals;
  if (url === undefined) return mistake('The URL of the MCP server is missing.');
  if (more.length > 0) return mistake(`One URL at a time, please: ${more.join(' ')} is too much.`);
  const mcpUrl = URL.canParse(url) ? new URL(url) : undefined;
  if (mcpUrl === undefined || !/^https?:$/.test(mcpUrl.protocol))
    return mistake(`${url} is not a URL that starts with https:// or http://.`);
  if (mcpUrl.username || mcpUrl.password) return mistake('Leave user and password out of the URL.');
  const waitSeconds = Number(values.wait ?? DEFAULT_WAIT_SECONDS);
  if (!(waitSeconds > 0 && waitSeconds <= LONGEST_WAIT_SECONDS))
    return mistake(`--wait needs a number of seconds, at most ${LONGEST_WAIT_SECONDS}.`);
  const triesSignIn = values['no-sign-in'] !== true;
  const loginHint = values['login-hint'];
  return { kind: 'examine', mcpUrl, triesSignIn, loginHint, waitMs: waitSeconds * 1000 };
}

const mistake = (message: string): Arguments => ({ kind: 'mistake', message });
