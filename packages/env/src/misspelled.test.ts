import { expect, test } from '@jest/globals';
import { misspelledIn } from './index.ts';

const shape = {
  PORT: 1,
  LOG_LEVEL: 1,
  REVOCATION_WHEN_REDIS_IS_AWAY: 1,
  IDENTITY_SIGNING_KEY: 1,
  MCP_SERVICE_URL: 1,
};

test.each([
  ['REVOCATION_WHEN_REDIS_AWAY', 'REVOCATION_WHEN_REDIS_IS_AWAY'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['log_level', 'LOG_LEVEL'],
  ['IDENTITY_SIGNING_KEYS', 'IDENTITY_SIGNING_KEY'],
  ['IDENTITY_SIGNIN_KEY_FILE', 'IDENTITY_SIGNING_KEY_FILE'],
])('%s is taken for %s', (given, meant) => {
  expect(misspelledIn(shape, { [given]: 'a secret' })).toEqual([
    `${given} is no setting, and has no effect: is ${meant} meant?`,
  ]);
});

test.each<NodeJS.ProcessEnv>([
  { LOG_LEVEL: 'info', LOG_LEVELS: 'x' },
  { IDENTITY_SIGNING_KEY_FILE: '/key', IDENTITY_SIGNING_KEYS: 'x' },
  // What Kubernetes adds for a Service.
  {
    MCP_SERVICE_URL: 'http://mcp',
    MCP_SERVICE_PORT: 'tcp://10.0.0.1:80',
    MCP_SERVICE_SERVICE_HOST: '10.0.0.1',
  },
  { PATH: '/bin', HOME: '/', NODE_ENV: 'production', PWD: '/', HOSTNAME: 'pod' },
])('nothing is said of %j', (env) => {
  expect(misspelledIn(shape, env)).toEqual([]);
});
