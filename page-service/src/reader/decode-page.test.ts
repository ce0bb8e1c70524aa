import { expect, test } from '@jest/globals';
import { decodePage } from './decode-page.ts';

const TEXT = '<p>Grüße, 日本';
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
/** 日本 in Shift_JIS. */
const SHIFT_JIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);

test.each([
  ['UTF-8 that says nothing', Buffer.from(TEXT), 'text/html', TEXT],
  [
    'UTF-8 by its mark, whatever the header says',
    Buffer.from(`\ufeff${TEXT}`),
    'text/html; charset=latin1',
    TEXT,
  ],
  ['UTF-16 by its mark', utf16(TEXT), 'text/html', TEXT],
  ['what the header says', Buffer.from('Grüße', 'latin1'), 'text/html; Charset="ISO-8859-1"', 'Grüße'],
  ['what the header says, in Japanese', SHIFT_JIS, 'text/html;charset=Shift_JIS', '日本'],
  [
    'what the page says',
    Buffer.concat([Buffer.from('<META CHARSET=shift_jis>'), SHIFT_JIS]),
    'text/html',
    '<META CHARSET=shift_jis>日本',
  ],
  [
    'what the page says at length',
    Buffer.from(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">\x80`, 'latin1'),
    'text/html',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">€',
  ],
  [
    'what its XML says',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?>\xa4', 'latin1'),
    'application/xhtml+xml',
    '<?xml version="1.0" encoding="ISO-8859-15"?>€',
  ],
  [
    'UTF-8 where it says UTF-16 in ASCII',
    Buffer.from('<meta charset=utf-16>ü'),
    'text/html',
    '<meta charset=utf-16>ü',
  ],
  ['its own where the header names none that is known', Buffer.from('ü'), 'text/html; charset=nonsense', 'ü'],
  [
    'Windows-1252 where nothing else is left',
    Buffer.from('Gr\xfc\xdfe \x93x\x94', 'latin1'),
    'text/html',
    'Grüße “x”',
  ],
])('reads %s', (_what, bytes, contentType, text) => {
  expect(decodePage(bytes, contentType)).toBe(text);
});

test('is not made slow by a page that begins what it does not end', () => {
  const bytes = Buffer.from('<meta '.repeat(300_000));
  expect(decodePage(bytes, 'text/html')).toHaveLength(bytes.length);
});
