import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { html } from './html.ts';
import { PAGE_HEADERS, page } from './page.ts';

const HOSTILE = `"><script>alert('x')</script>&amp;`;

test('nothing that somebody wrote becomes markup, wherever it stands', () => {
  const document = page({ title: HOSTILE, content: html`<p title="${HOSTILE}">${HOSTILE}</p>` });
  expect(document).not.toContain('<script');
  expect(
    document.match(/&quot;&gt;&lt;script&gt;alert\(&#39;x&#39;\)&lt;\/script&gt;&amp;amp;/g),
  ).toHaveLength(4);
});

test('parts that are markup are put in as they are, also in lists', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  expect(page({ title: 't', content: html`<ul>${items}</ul>` })).toContain(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  );
});

test('the policy allows the one style that is in the page, and no script', () => {
  const style = /<style>(.*)<\/style>/s.exec(page({ title: 't', content: html`` }))?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(PAGE_HEADERS['Content-Security-Policy']).toContain(`style-src 'sha256-${digest}'`);
  expect(PAGE_HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|script-src/);
});
