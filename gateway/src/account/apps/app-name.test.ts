import { describe, expect, test } from '@jest/globals';
import { appName } from './app-name.ts';

describe('an app is named', () => {
  test('by the host of the URL that describes it, beside which the URL stands', () => {
    const url = 'https://app.example:8443/oauth/client.json';
    expect(appName(url)).toEqual({ name: 'app.example:8443', isChosen: true, full: url });
  });

  test('in letters that cannot be taken for others, where the host has such', () => {
    expect(appName('https://аpple.example/').name).toBe('xn--pple-43d.example');
  });

  test.each([
    'client_01ABC',
    'http://app.example/',
    'https://',
    'mailto:a@b.example',
    '<script>alert(1)</script>',
  ])('by its client_id where that is %s', (clientId) => {
    expect(appName(clientId)).toEqual({ name: clientId, isChosen: false, full: undefined });
  });

  test.each([
    ['turns the direction of writing', 'a\u202eb', 'a\\u{202e}b'],
    ['is not seen', 'a\u200b\u00ad\ufe0fb', 'a\\u{200b}\\u{ad}\\u{fe0f}b'],
    ['begins a new line', 'a\n\u2028b', 'a\\u{a}\\u{2028}b'],
  ])('with a sign for what %s', (_what, clientId, name) => {
    expect(appName(clientId)).toEqual({ name, isChosen: false, full: undefined });
  });

  test('by the beginning of what is too long, and never by half a character', () => {
    const clientId = '🦊'.repeat(1000);
    expect(appName(clientId)).toEqual({ name: `${'🦊'.repeat(80)}…`, isChosen: false, full: clientId });
  });
});
