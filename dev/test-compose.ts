import './compose/resolve-localhost.ts';
import { runOnCompose } from './chaos/run-compose.ts';
import { type ComposeStack, startComposeStack } from './compose/compose-stack.ts';
import { inspectContainers } from './compose/inspect-containers.ts';
import { inspectImages } from './compose/inspect-images.ts';
import { rollingRestart } from './compose/rolling-restart.ts';
import { runE2e } from './compose/run-e2e.ts';
import { SetupError } from './processes/setup-error.ts';
import { timedSay } from './processes/timed-say.ts';
import { stopSignal } from './stack/stop-signal.ts';

/**
 * `npm run test:compose`: builds the images, starts docker-compose.yml with two replicas of each service, looks at it,
 * runs the end-to-end tests against it, kills each container, restarts each service under load, and takes all down.
 */
const STEPS = ['images', 'containers', 'e2e', 'kill', 'restart'] as const;
const say = timedSay('test:compose');
try {
  await run(stopSignal(), process.argv.slice(2));
  say('everything was as it should be');
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}

/** The steps that `names` lists, in their order, or all. */
async function run(signal: AbortSignal, names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !STEPS.some((step) => step === name));
  if (unknown.length > 0)
    throw new SetupError(`The steps are ${STEPS.join(', ')}; not ${unknown.join(', ')}.`);
  await using stack = await startComposeStack(say, signal);
  const steps = {
    images: () => inspectImages(say),
    containers: () => inspectContainers(stack, say),
    e2e: () => runE2e(stack.mcpUrl, say),
    kill: () => killContainers(stack, signal),
    restart: () => rollingRestart(stack, say),
  };
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new SetupError('Stopped.')));
  });
  stopped.catch(() => {}); // Also where nobody waits for a step any more.
  try {
    for (const step of STEPS.filter((name) => names.length === 0 || names.includes(name)))
      await Promise.race([steps[step](), stopped]);
  } catch (error) {
    if (!signal.aborted) console.error(await stack.logs());
    throw error;
  }
}

/** A row of `npm run chaos -- --compose` for each. */
async function killContainers(stack: ComposeStack, signal: AbortSignal): Promise<void> {
  const rows = await runOnCompose(stack, (name) => name.startsWith('kill -9'), { say, signal });
  const broken = rows.filter(({ problems }) => problems.length > 0).map(({ name }) => name);
  if (broken.length > 0) throw new SetupError(`Not as promised: ${broken.join(', ')}.`);
}
