import { runDemo } from './demo/run-demo.ts';
import { createTranscript } from './demo/transcript.ts';
import { SetupError } from './processes/setup-error.ts';
import { startStack } from './stack/start-stack.ts';
import { stopSignal } from './stack/stop-signal.ts';

/**
 * `npm run demo`: the whole product at work for two people, on free ports and in a temporary folder. Ends with 0 when
 * everything was as it should be, else says what was not.
 */
const transcript = createTranscript((line) => console.log(line));
const logs: string[] = [];
try {
  transcript.title(
    'Starting PostgreSQL, the stand-in for AuthKit, the bookmark service, the MCP service and the gateway',
  );
  await using stack = await startStack({
    durable: false,
    log: (source, line) => void logs.push(`[${source}] ${line}`),
    signal: stopSignal(),
  });
  transcript.done(`Gateway at ${stack.gatewayUrl}, MCP at /mcp`);
  await runDemo(stack.mcpUrl, transcript);
  transcript.title('Everything was as it should be');
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  if (!(error instanceof SetupError))
    console.error(`The last lines of the services:\n${logs.slice(-20).join('\n')}`);
  process.exitCode = 1;
}
