import { pathToFileURL } from 'node:url';
import { SetupError } from '../processes/setup-error.ts';
import { runJest } from '../run-jest.ts';

/** Not run against the containers. */
const LEFT_OUT = {
  'e2e/scenarios/failure.test.ts':
    'kills the processes of a local stack; here its scenarios are the containers that are killed below',
  'e2e/fuzz/fuzz.test.ts': 'needs a local stack whose limits are out of the way',
};
const RESOLVE_LOCALHOST = pathToFileURL(`${import.meta.dirname}/resolve-localhost.ts`).href;

/** Every end-to-end test that knows no more of the product than its URL. @throws {SetupError} when one fails. */
export async function runE2e(mcpUrl: string, say: (line: string) => void): Promise<void> {
  for (const [path, reason] of Object.entries(LEFT_OUT))
    say(`left out, since npm test runs it: ${path} ${reason}`);
  const paths = Object.keys(LEFT_OUT).map((path) => path.replaceAll('.', '\\.'));
  const env = { ...process.env, E2E_MCP_URL: mcpUrl, NODE_OPTIONS: `--import=${RESOLVE_LOCALHOST}` };
  const code = await runJest(['--selectProjects', 'e2e', '--testPathIgnorePatterns', ...paths], env);
  if (code !== 0) throw new SetupError('The end-to-end tests failed against the containers.');
}
