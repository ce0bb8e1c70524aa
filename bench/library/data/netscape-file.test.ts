import { describe, expect, test } from '@jest/globals';
import { netscapeFile } from './netscape-file.ts';

const ENTRY = {
  url: 'https://example.com/',
  canonical: 'example.com',
  site: 'com.example',
  title: 'Nuts & <bolts>',
  section: 'games',
  tags: ['a', 'b'],
};

describe('netscapeFile', () => {
  test('it has as many bookmarks as asked for, each with a URL of its own', () => {
    const file = Buffer.concat([...netscapeFile([ENTRY], 2_000)]).toString();
    const urls = file.match(/(?<=HREF=")[^"]+/g) ?? [];
    expect(new Set(urls).size).toBe(2_000);
    expect(file).toContain('TAGS="a,b">Nuts &amp; &lt;bolts&gt;</A>');
    expect(file.match(/<DL>/g)).toHaveLength(2);
    expect(file.match(/<\/DL>/g)).toHaveLength(2);
  });
});
