import { readArguments, USAGE } from './arguments.ts';
import { diagnose } from './diagnosis.ts';
import { probe } from './probe.ts';
import { conclusion, countOf, printSection } from './report.ts';

/** `npm run doctor -- <url>`: says what keeps clients from using an MCP server, and what to change. */
const asked = readArguments(process.argv.slice(2));
if (asked.kind === 'help') console.log(USAGE);
else if (asked.kind === 'mistake') {
  console.error(`${asked.message}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await examine(asked)) === 0 ? 0 : 1;
  } catch (error) {
    // A mistake of the doctor's own. Whoever called it has no use for a stack trace.
    console.error(`\nThe doctor could not go on: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** Prints the findings as they come. @returns the number of failures. */
async function examine({ mcpUrl, triesSignIn, loginHint, waitMs }: typeof asked & { kind: 'examine' }) {
  const signIn = { loginHint, waitMs, askToOpen: (url: URL) => askToOpen(url, waitMs) };
  const findings = [];
  console.log(`Looking at ${mcpUrl.href}`);
  for await (const section of diagnose({ mcpUrl, send: probe, ...(triesSignIn && { signIn }) })) {
    printSection(section);
    findings.push(...section.findings);
  }
  console.log(`\n${conclusion(findings)}`);
  return countOf(findings, 'failure');
}

function askToOpen(authorizationUrl: URL, waitMs: number): void {
  const seconds = Math.round(waitMs / 1000);
  console.log(`
Now the sign-in. Open this address in a browser on this machine, because it comes back to 127.0.0.1.
The doctor waits ${seconds} seconds for you; Ctrl-C stops it.

  ${authorizationUrl.href}`);
}
