/** For a caller that sets no deadline, which ours always does. */
const DEFAULT_DEADLINE_MS = 10_000;

/** Until when the caller of a call waits for its answer. */
export function deadlineOf(call: { getDeadline(): Date | number }): Date {
  const time = Number(call.getDeadline());
  return Number.isFinite(time) ? new Date(time) : new Date(Date.now() + DEFAULT_DEADLINE_MS);
}
