import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { readPage } from './read-page.ts';

const URL_OF_PAGE = 'https://site.example/blog/post?id=1';
const read = (html: string | Uint8Array, contentType = 'text/html; charset=utf-8') =>
  readPage({ url: URL_OF_PAGE, contentType, bytes: Buffer.from(html as string) });

const SENTENCE = 'A sentence, long enough to be taken for one of an article, stands here and says little. ';
const ARTICLE = `<article><h2>Part one</h2>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(6)}</article>`;

describe('a page says', () => {
  test('its title, description, site, canonical URL, icon and language', () => {
    const page = read(`<!doctype html><html lang="de-at"><head>
      <title>Title of the window</title><meta property="og:title" content="Über &amp; über">
      <meta name="description" content="What it is about"><meta property="og:site_name" content="The Site">
      <link rel="canonical" href="/blog/post"><link rel="shortcut icon" href="../icon.png"></head>
      <body>${ARTICLE}</body></html>`);
    expect(page).toMatchObject({
      title: 'Über & über',
      description: 'What it is about',
      siteName: 'The Site',
      canonicalUrl: 'https://site.example/blog/post',
      faviconUrl: 'https://site.example/icon.png',
      language: 'de-AT',
      readingMinutes: 2,
      truncated: false,
    });
  });

  test('the same in capital letters, without quotes, and without the elements that HTML lets it leave out', () => {
    const page = read(`<TITLE>Old page</TITLE><META NAME=Description CONTENT="From 1996">
      <LINK REL=CANONICAL HREF=http://site.example/old><BASE HREF=http://site.example/a/><LINK REL=ICON HREF=i.gif>
      <H1>Heading</H1><P>One<P>Two`);
    expect(page).toMatchObject({
      title: 'Old page',
      description: 'From 1996',
      canonicalUrl: 'http://site.example/old',
      faviconUrl: 'http://site.example/a/i.gif',
      text: 'Heading\n\nOne\n\nTwo',
    });
  });

  test('nothing where it says nothing', () => {
    expect(read('')).toEqual({
      title: '',
      description: '',
      siteName: '',
      canonicalUrl: '',
      faviconUrl: '',
      language: '',
      text: '',
      truncated: false,
      readingMinutes: 0,
    });
  });

  test('its text alone where it is plain text', () => {
    const page = read('First <b>line</b>\r\nsecond\r\n\r\n\r\n\r\nthird', 'text/plain');
    expect(page).toMatchObject({ title: '', text: 'First <b>line</b>\nsecond\n\nthird' });
  });
});

describe('the text of a page', () => {
  test('is its article, without menus, in paragraphs', () => {
    const { text } = read(
      `<html><body><nav><a href="/">Home</a> <a href="/x">Other things</a></nav>${ARTICLE}<footer>Imprint</footer></body></html>`,
    );
    expect(text).not.toMatch(/Home|Imprint/);
    expect(text.split('\n\n')).toEqual([
      'Part one',
      ...Array.from({ length: 6 }, () => SENTENCE.repeat(3).trim()),
    ]);
  });

  test('is all of it where there is no article', () => {
    const { text } = read(
      '<html><body><ul><li>One</li><li>Two</li></ul>x<br>y<table><tr><td>1</td><td>2</td></tr></table></body></html>',
    );
    expect(text).toBe('One\n\nTwo\n\nx\ny\n\n1 2');
  });

  test('keeps the lines of what is preformatted', () => {
    expect(read('<body><pre>a\n  b</pre><p>c\n d</p></body>').text).toBe('a\nb\n\nc d');
  });

  test('has nothing that people do not see', () => {
    const { text } = read(`<body>Seen<script>alert(1)</script><style>x{}</style><template>t</template>
      <p hidden>hidden</p><p style="display: none">none</p><!-- comment --><noscript>no script</noscript></body>`);
    expect(text).toBe('Seen');
  });

  test('is bounded, and says so', () => {
    const { text, truncated } = read(`<body>${'<p>0123456789</p>'.repeat(30_000)}</body>`);
    expect([text.length <= LIMITS.pageTextLength, truncated]).toEqual([true, true]);
    expect(text.length).toBeGreaterThan(LIMITS.pageTextLength - 20);
  });
});

describe('a hostile page', () => {
  test('runs no script, and is asked for nothing', () => {
    const marks = globalThis as { marked?: boolean };
    read(`<body onload="globalThis.marked=true"><script>globalThis.marked = true</script>
      <img src="http://127.0.0.1:1/x" onerror="globalThis.marked=true"><script src="http://127.0.0.1:1/x.js"></script>
      <iframe src="javascript:globalThis.marked=true"></iframe><link rel=stylesheet href="http://127.0.0.1:1/x.css">${ARTICLE}`);
    expect(marks.marked).toBeUndefined();
  });

  test('puts no control character, change of direction, hidden letter or half of a character into what it says', () => {
    const hidden = [...'secret'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');
    const page = read(
      `<title>a\u202eb\u0007\u200b\u2066c${hidden}\ufeff</title><body>soft\u00adhyphen &#xd800;&#0; \u202etext${hidden}</body>`,
    );
    expect([page.title, page.text]).toEqual(['abc', 'softhyphen \ufffd\ufffd text']);
  });

  test('keeps what joins an emoji or letters of Persian', () => {
    expect(read('<title>👩‍💻 می‌خواهم</title>').title).toBe('👩‍💻 می‌خواهم');
  });

  test('has a title of one line that is not longer than titles are', () => {
    const { title } = read(`<title>a\n b${'c'.repeat(5000)}</title>`);
    expect([title.slice(0, 4), title.length]).toEqual(['a bc', LIMITS.titleLength]);
  });

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:image/png;base64,x'],
    ['a file', 'file:///etc/passwd'],
    ['a password', 'https://user:password@site.example/'],
    ['a private address', 'http://192.168.0.1/reboot'],
    ['this machine', 'http://2130706433/'],
    ['what is no URL', 'http://'],
    ['what is too long', `https://site.example/${'x'.repeat(3000)}`],
  ])('passes on no link to %s', (_what, href) => {
    const page = read(
      `<link rel=icon href="${href}"><link rel=canonical href="${href}"><base href="${href}"><p>x`,
    );
    expect(page).toMatchObject({ canonicalUrl: '', faviconUrl: '' });
  });

  test('names no language that is none', () => {
    expect(read('<html lang="<script>"><body>x</body></html>').language).toBe('');
    expect(read('<html lang="pt_BR"><body>x</body></html>').language).toBe('pt-BR');
    expect(read('<!doctype html><html lang="fr"><title>x</title><p>x').language).toBe('fr');
  });

  test('that has an element of thousands of attributes is read like another', () => {
    const attributes = Array.from({ length: 40_000 }, (_, index) => `A${index}=x`).join(' ');
    expect(read(`<title>Read</title><p ${attributes}>text`)).toMatchObject({ title: 'Read', text: 'text' });
  });

  test('that is deep is read without looking for its article', () => {
    const [open, close] = ['<div>'.repeat(5000), '</div>'.repeat(5000)];
    expect(read(`<html><body>${open}deep${close}</body></html>`).text).toBe('deep');
  });
});

test('people read 238 words a minute, or 500 characters where no spaces part words', () => {
  expect(read(`<body>${'word '.repeat(239)}</body>`).readingMinutes).toBe(2);
  expect(read(`<body>${'字'.repeat(1000)}</body>`).readingMinutes).toBe(2);
});
