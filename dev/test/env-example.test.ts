import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { loadConfig as loadBookmarkService } from '../../bookmark-service/src/config.ts';
import { loadConfig as loadGateway } from '../../gateway/src/config.ts';
import { loadConfig as loadMcpService } from '../../mcp-service/src/config.ts';
import { loadConfig as loadPageService } from '../../page-service/src/config.ts';

const EXAMPLE = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));
const LOADERS = [
  ['gateway', loadGateway],
  ['mcp-service', loadMcpService],
  ['bookmark-service', loadBookmarkService],
] as const;

test.each([...LOADERS, ['page-service', loadPageService] as const])(
  '.env.example is a configuration that the %s can run with',
  (_service, loadConfig) => {
    expect(() => loadConfig(EXAMPLE)).not.toThrow();
  },
);

test.each(LOADERS)(
  'the %s refuses its keys, which everybody knows, outside a local stack',
  (_service, loadConfig) => {
    const production = { ...EXAMPLE, INSECURE_LOCAL_STACK: 'off' };
    expect(() => loadConfig(production)).toThrow(/example key/);
  },
);

test.each(LOADERS)('the %s reports every missing setting at once', (_service, loadConfig) => {
  expect(() => loadConfig({})).toThrow(/(.*is required\n?){2}/);
});
