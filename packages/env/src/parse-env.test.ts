import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError, onOff, parseEnv, port, secret, url } from './index.ts';

const schema = z.object({
  PORT: port(8080),
  SERVICE_URL: url(['http:', 'https:']),
  KEY: secret(),
  FLAG: onOff('off'),
});
const valid = { SERVICE_URL: 'http://localhost:1', KEY: 'k'.repeat(32) };

const mistakesOf = (env: NodeJS.ProcessEnv): string => {
  try {
    parseEnv(schema, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  throw new Error('expected a ConfigurationError');
};

describe('parseEnv', () => {
  test('reads, converts and fills in defaults', () => {
    expect(parseEnv(schema, { ...valid, FLAG: 'on' })).toEqual({
      PORT: 8080,
      SERVICE_URL: new URL('http://localhost:1'),
      KEY: 'k'.repeat(32),
      FLAG: true,
    });
  });

  test('reports every mistake at once', () => {
    const message = mistakesOf({ PORT: 'eighty', SERVICE_URL: 'ftp://x', FLAG: 'yes' });
    for (const name of ['PORT', 'SERVICE_URL', 'KEY', 'FLAG']) expect(message).toContain(`${name}: `);
  });

  test('never repeats a value, which may be a secret', () => {
    expect(mistakesOf({ ...valid, KEY: 'too-short-secret' })).not.toContain('too-short-secret');
  });

  test('takes an empty value for an unset one', () => {
    expect(mistakesOf({ ...valid, KEY: '' })).toContain('KEY: is required');
  });

  test('reads a secret from the file that NAME_FILE names', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'env-')), 'key');
    writeFileSync(file, `${'f'.repeat(40)}\n`);
    expect(parseEnv(schema, { ...valid, KEY: undefined, KEY_FILE: file }).KEY).toBe('f'.repeat(40));
  });

  test('refuses a setting that is given twice', () => {
    expect(mistakesOf({ ...valid, KEY_FILE: '/dev/null' })).toContain('KEY and KEY_FILE are both set');
  });

  test('names the setting when its file cannot be read', () => {
    expect(mistakesOf({ SERVICE_URL: valid.SERVICE_URL, KEY_FILE: '/nowhere' })).toContain(
      'KEY_FILE names a file',
    );
  });
});
