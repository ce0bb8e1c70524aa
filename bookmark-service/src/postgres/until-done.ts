import type { RunStatement } from './library-client.ts';

/**
 * Lets `work` run statements until it is done. Of several things at once, one may fail while another goes on: the next
 * statement of that one would be part of what the connection does for its next caller.
 */
export async function untilDone<Result>(
  run: RunStatement,
  work: (run: RunStatement) => Promise<Result>,
): Promise<Result> {
  let isDone = false;
  try {
    return await work(async (statement) => {
      if (isDone) throw new Error('A statement came after the end of its call.');
      return run(statement);
    });
  } finally {
    isDone = true;
  }
}
