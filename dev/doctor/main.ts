import { parseArgs } from 'node:util';
import { diagnose } from './diagnosis.ts';
import type { Finding } from './finding.ts';
import { probe } from './probe.ts';

/** `npm run doctor -- <url>`: says what keeps clients from using an MCP server, and what to change. */
const USAGE = `Usage: npm run doctor -- <MCP URL, such as https://bookmarks.example/mcp> [--no-sign-in] [--login-hint <user>]

  --no-sign-in         looks only at what can be seen without an account
  --login-hint <user>  signs in at the stand-in for AuthKit, without a browser`;

const MARK = { ok: '✓', warning: '!', failure: '✗' } as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'no-sign-in': { type: 'boolean' }, 'login-hint': { type: 'string' } },
});
const [url] = positionals;
if (url === undefined || !URL.canParse(url)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = (await report(new URL(url))) === 0 ? 0 : 1;
}

/** Prints the findings as they come. @returns the number of failures. */
async function report(mcpUrl: URL): Promise<number> {
  const findings: Finding[] = [];
  const signIn = { loginHint: values['login-hint'], askToOpen };
  for await (const section of diagnose({ mcpUrl, send: probe, ...(!values['no-sign-in'] && { signIn }) })) {
    console.log(`\n${section.title}`);
    for (const finding of section.findings) {
      console.log(`  ${MARK[finding.level]} ${finding.what}`);
      if (finding.level !== 'ok') console.log(`      ${finding.remedy}`);
    }
    findings.push(...section.findings);
  }
  const failures = findings.filter(({ level }) => level === 'failure').length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  console.log(
    `\n${failures === 0 ? 'Clients can use it' : 'Clients will fail'}: ${failures} wrong, ${warnings} to think about.`,
  );
  return failures;
}

function askToOpen(authorizationUrl: URL): void {
  console.log(
    `\nOpen this address and sign in; the check goes on when you come back:\n\n  ${authorizationUrl.href}`,
  );
}
