import { once } from 'node:events';
import { reportFatal } from '@bookmarks/env';
import { listen } from '@bookmarks/grpc-server';
import {
  collectProcessMetrics,
  createLogger,
  createMetrics,
  type Logger,
  serveMetrics,
} from '@bookmarks/telemetry';
import { HealthImplementation } from 'grpc-health-check';
import { type Config, doubtsAbout, loadConfig } from './config.ts';
import { createFetchPage } from './pages/fetch-page.ts';
import { createGetPage } from './pages/get-page.ts';
import { createPageReader } from './reader/page-reader.ts';
import { createServer } from './server.ts';

try {
  const config = loadConfig(process.env);
  await run(config, createLogger('page-service', config.logLevel));
} catch (error) {
  reportFatal(createLogger('page-service', 'fatal'), error);
  process.exitCode = 1;
}

/** The whole life of the process, top to bottom. */
async function run(config: Config, log: Logger): Promise<void> {
  for (const doubt of doubtsAbout(process.env)) log.warn(doubt);
  await using resources = new AsyncDisposableStack(); // released in reverse order
  const metrics = createMetrics('page-service');
  collectProcessMetrics(metrics);
  const monitoring = resources.use(await serveMetrics(metrics, config.metricsPort));
  log.info({ port: monitoring.port }, 'serving metrics');
  const health = new HealthImplementation({ '': 'SERVING', liveness: 'SERVING' });

  const reader = resources.use(createPageReader());
  const getPage = createGetPage({ fetchPage: createFetchPage(config), readPage: reader.readPage });
  const server = resources.use(await listen(createServer({ getPage, health, metrics, log }), config.port));
  log.info({ port: server.port }, 'listening');

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  health.setStatus('', 'NOT_SERVING');
  log.info('draining');
  await server.retireConnections(config.shutdownDelayMs);
}
