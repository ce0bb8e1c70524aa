export { createLogger, LOG_LEVELS, type Logger } from './logger.ts';
export { collectProcessMetrics, createMetrics, type Metrics, serveMetrics } from './metrics.ts';
export { acceptRequestId, REQUEST_ID_HEADER } from './request-id.ts';
export { traceEvent } from './trace-event.ts';
export { untraced } from './untraced.ts';
