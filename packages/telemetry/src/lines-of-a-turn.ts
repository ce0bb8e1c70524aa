import { type DestinationStream, destination } from 'pino';

/** When there is so much, it does not wait for the end of the turn. */
const MAX_HELD_BYTES = 8 * 1024;

/**
 * Standard output, to which the lines of one turn of the event loop go together: to a busy process, each write of its own costs
 * more than the line. None is lost where the process ends by itself, for whatever reason.
 */
export function linesOfATurn(): DestinationStream {
  const output = destination({ sync: true, minLength: MAX_HELD_BYTES });
  let isFirst = true;
  let isAwaited = false;
  const flush = () => {
    isAwaited = false;
    output.flush();
  };
  return {
    write(line: string) {
      output.write(line);
      if (isFirst) process.once('exit', () => output.flushSync());
      if (!isAwaited) setImmediate(flush);
      [isFirst, isAwaited] = [false, true];
    },
  };
}
