import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';

const RUN = Date.now().toString(36);
const USER = 'anna';

type Finding = { fix?: { tool: string; arguments: object } };

test.each([
  ['tracking_urls', `https://audit.example/${RUN}/a?utm_source=x&id=1`],
  ['single_use_tags', `https://audit.example/${RUN}/b`],
  ['untagged', `https://audit.example/${RUN}/c`],
])('mends %s by the call that the finding carries', async (check, url) => {
  await using session = await connectV1(USER);
  await session.call('add_bookmark', { url: `https://audit.example/${RUN}/tagged`, tags: [`used-${RUN}`] });
  await session.call('add_bookmark', {
    url,
    title: `Audited ${RUN}`,
    ...(check === 'single_use_tags' && { tags: [`once-${RUN}`] }),
  });
  /** Ours, on whatever page: other tests leave something to find as well. */
  const findings = async () => {
    const found: Finding[] = [];
    let cursor: string | undefined;
    do {
      const args = { check, limit: 50, ...(cursor && { cursor }) };
      const { data, isError, text } = await session.call('audit_library', args);
      expect([isError, isError && text]).toEqual([false, false]);
      found.push(...(data.findings as Finding[]));
      cursor = data.next_cursor as string | undefined;
    } while (cursor);
    return found.filter((finding) => JSON.stringify(finding).includes(RUN));
  };
  const before = await findings();
  expect(before.length).toBeGreaterThan(0);
  const fixes = before.flatMap(({ fix }) => fix ?? []);
  expect(fixes.length).toBeGreaterThan(0);
  for (const { tool, arguments: args } of fixes) {
    const asked = await session.call(tool, args);
    const { confirm_token } = asked.data;
    const done = confirm_token ? await session.call(tool, { ...args, confirm_token }) : asked;
    expect([done.isError, done.text]).toEqual([false, expect.stringContaining('undo_change')]);
  }
  expect((await findings()).length).toBeLessThan(before.length);
});
