import { register } from 'node:module';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { GrpcInstrumentation } from '@opentelemetry/instrumentation-grpc';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Probes come every few seconds and say nothing. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/** Where what follows in the path is a secret. */
const SECRET_PATH = '/transfers/';
const REDACTED = `${SECRET_PATH}:token`;
const REDACTED_ATTRIBUTES = {
  'http.target': REDACTED,
  'http.url': REDACTED,
  'url.path': REDACTED,
  'url.full': REDACTED,
  'url.query': '',
};

/** From the gateway to SQL: one trace a request. Statements are kept without their values, headers without secrets. */
export function startTracing(): void {
  // ES modules are instrumented while they are loaded.
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
  const sdk = new NodeSDK({
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url = '' }) => UNTRACED.has(url),
        startIncomingSpanHook: ({ url = '' }) => (url.startsWith(SECRET_PATH) ? REDACTED_ATTRIBUTES : {}),
        headersToSpanAttributes: {
          client: { requestHeaders: [REQUEST_ID_HEADER] },
          server: { responseHeaders: [REQUEST_ID_HEADER] },
        },
      }),
      new UndiciInstrumentation({
        // Only what goes on to a service of ours has an id: elsewhere, an address may hold a secret.
        ignoreRequestHook: ({ headers }) => !headers.includes(REQUEST_ID_HEADER),
        headersToSpanAttributes: {
          requestHeaders: [REQUEST_ID_HEADER],
          responseHeaders: [REQUEST_ID_HEADER],
        },
      }),
      new ExpressInstrumentation(),
      new GrpcInstrumentation(),
      new IORedisInstrumentation({ dbStatementSerializer: (command) => command }),
      new PgInstrumentation(),
    ],
  });
  sdk.start();
  // What is waiting to be sent goes out when the process has nothing else to do.
  process.once('beforeExit', () => void sdk.shutdown());
}
