import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  ConfigurationError,
  noExampleKey,
  onOff,
  parsedBy,
  parseEnv,
  port,
  ruleFor,
  secret,
  shutdownDelay,
  url,
} from './index.ts';

const shape = {
  PORT: port(8080),
  SERVICE_URL: url(['http:', 'https:']),
  KEY: secret(),
  FLAG: onOff('off'),
};
const valid = { SERVICE_URL: 'http://localhost:1', KEY: 'k'.repeat(32) };

const mistakesOf = (env: NodeJS.ProcessEnv): string => {
  try {
    parseEnv(shape, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  throw new Error('expected a ConfigurationError');
};

describe('parseEnv', () => {
  test('reads, converts and fills in defaults', () => {
    expect(parseEnv(shape, { ...valid, FLAG: 'on' })).toEqual({
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
    expect(parseEnv(shape, { ...valid, KEY: undefined, KEY_FILE: file }).KEY).toBe('f'.repeat(40));
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

test('a delay of the shutdown is of at most a minute, and none where nothing is said', () => {
  const delay = (value?: string) => parseEnv({ DELAY: shutdownDelay() }, { DELAY: value }).DELAY;
  expect([delay(), delay('0'), delay('7.5'), delay('60')]).toEqual([0, 0, 7_500, 60_000]);
  for (const value of ['61', '-1', 'soon']) expect(() => delay(value)).toThrow('DELAY: must be a number');
});

describe('a rule about several settings', () => {
  const shape = {
    FIRST: port(1),
    SECOND: port(2),
    SERVICE_URL: url(['http:']),
    KEY: parsedBy((value) => ({ isExample: value === 'example' })),
    INSECURE_LOCAL_STACK: onOff('off'),
  };
  const rules = [
    ruleFor<typeof shape>()(['FIRST', 'SECOND'], 'must be less', ({ FIRST, SECOND }) => FIRST < SECOND),
    noExampleKey('KEY'),
  ];
  const valid = { SERVICE_URL: 'http://localhost:1', KEY: 'mine' };
  const mistakesOf = (env: NodeJS.ProcessEnv): string[] => {
    try {
      parseEnv(shape, env, rules);
      return [];
    } catch (error) {
      return (error as Error).message.split('\n  ').slice(1);
    }
  };

  test('is reported beside the mistakes of single settings, whatever those are', () => {
    expect(mistakesOf({ FIRST: '3', SERVICE_URL: 'x' })).toEqual([
      'SERVICE_URL: must be an absolute URL',
      'KEY: is required',
      'FIRST: must be less',
    ]);
  });

  test('says nothing where a setting that it looks at is wrong by itself', () => {
    expect(mistakesOf({ ...valid, FIRST: '3', SECOND: 'x' })).toEqual(['SECOND: must be a port number']);
    expect(mistakesOf({ ...valid, KEY: 'example', INSECURE_LOCAL_STACK: 'yes' })).toEqual([
      'INSECURE_LOCAL_STACK: must be on or off',
    ]);
  });

  test('lets the example keys pass on the local stack alone', () => {
    expect(mistakesOf({ ...valid, KEY: 'example', INSECURE_LOCAL_STACK: 'on' })).toEqual([]);
    expect(mistakesOf({ ...valid, KEY: 'example' })).toEqual([expect.stringContaining('is the example key')]);
  });
});

test('what is wrong with the files of settings is reported with all else', () => {
  const env = { KEY: 'k', KEY_FILE: '/dev/null', SERVICE_URL_FILE: '/nowhere', PORT: 'x' };
  for (const mistake of ['KEY and KEY_FILE', 'SERVICE_URL_FILE names', 'PORT: '])
    expect(mistakesOf(env)).toContain(mistake);
});
