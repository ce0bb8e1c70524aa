export { createLogger, LOG_LEVELS, type Logger } from './logger.ts';
export { acceptRequestId, REQUEST_ID_HEADER } from './request-id.ts';
