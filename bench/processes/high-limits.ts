/** Settings of the gateway, far above what one machine can do: calls are counted, and none is refused to a caller. */
export const HIGH_RATE_LIMITS = { RATE_LIMIT_CALLER: '9000000/900', RATE_LIMIT_TOOLS: '9000000/900' };
/** None is refused at all. */
export const HIGH_LIMITS = { ...HIGH_RATE_LIMITS, OVERLOAD_WAIT_MS: '10000' };
