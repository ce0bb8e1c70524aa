/** Settings of the gateway, far above what one machine can do: calls are counted, and none is refused. */
export const HIGH_LIMITS = { RATE_LIMIT_CALLER: '9000000/900', RATE_LIMIT_TOOLS: '9000000/900' };
