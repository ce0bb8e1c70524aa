import { type ComposeStack, startComposeStack } from '../compose/compose-stack.ts';
import { signInCrowd } from '../traffic/crowd.ts';
import { requestsPerSecond } from '../traffic/rate.ts';
import { composeFaults } from './compose-faults.ts';
import type { Row } from './row.ts';
import type { IsWanted } from './run-local.ts';
import { type RunRowsOptions, runRows } from './run-rows.ts';

const PEOPLE = 60;
const PER_SECOND = requestsPerSecond(60);

/** The rows of docker-compose.yml, with two replicas of each service. */
export async function runCompose(isWanted: IsWanted, options: RunRowsOptions): Promise<Row[]> {
  await using stack = await startComposeStack(options.say, options.signal);
  return await runOnCompose(stack, isWanted, options);
}

/** The same on a stack that runs. */
export async function runOnCompose(
  stack: ComposeStack,
  isWanted: IsWanted,
  options: RunRowsOptions,
): Promise<Row[]> {
  using crowd = await signInCrowd(stack.mcpUrl, PEOPLE);
  const faults = composeFaults(stack).filter(({ name }) => isWanted(name));
  const target = {
    crowd,
    perSecond: PER_SECOND,
    revive: () => stack.startEnded(),
    lastLines: stack.logs,
  };
  return await runRows(faults, target, options);
}
