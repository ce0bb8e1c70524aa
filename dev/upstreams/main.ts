import { once } from 'node:events';
import { parseEnv, port } from '@bookmarks/env';
import { createLogger, LOG_LEVELS } from '@bookmarks/telemetry';
import { z } from 'zod';
import { startUpstreams } from './start-upstreams.ts';

const SETTINGS = {
  PORT: port(8090),
  OAUTH_PROXY_CLIENT_ID: z.string().default('client_oauth_proxy'),
  OAUTH_PROXY_CLIENT_SECRET: z.string().min(1),
  OAUTH_PROXY_REDIRECT_URI: z.url().default('http://localhost:8080/oauth/callback'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
};

try {
  const settings = parseEnv(SETTINGS, process.env);
  const log = createLogger('upstreams', settings.LOG_LEVEL);
  const client = {
    clientId: settings.OAUTH_PROXY_CLIENT_ID,
    clientSecret: settings.OAUTH_PROXY_CLIENT_SECRET,
    redirectUri: settings.OAUTH_PROXY_REDIRECT_URI,
  };
  await using upstreams = await startUpstreams({ port: settings.PORT, client });
  log.info({ port: Number(upstreams.url.port), url: upstreams.url.href }, 'listening');
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  log.info('draining');
} catch (error) {
  createLogger('upstreams', 'fatal').fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
