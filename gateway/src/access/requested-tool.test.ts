import { expect, test } from '@jest/globals';
import { requestedTool } from './requested-tool.ts';

const CALL = {
  'mcp-protocol-version': '2026-07-28',
  'mcp-method': 'tools/call',
  'mcp-name': 'add_bookmark',
};
const sentinel = (bytes: string | Buffer) => `=?base64?${Buffer.from(bytes).toString('base64')}?=`;

test.each([
  ['add_bookmark', 'add_bookmark'],
  [sentinel('add_bookmark'), 'add_bookmark'],
  [sentinel('Lesezeichen hinzufügen'), 'Lesezeichen hinzufügen'],
  [sentinel(''), ''],
  ['=?base64?YQ', '=?base64?YQ'],
  ['=?BASE64?YQ==?=', '=?BASE64?YQ==?='],
  [sentinel(sentinel('a')), sentinel('a')],
])('reads %s as %s', (name, tool) => {
  expect(requestedTool({ ...CALL, 'mcp-name': name })).toBe(tool);
});

test.each(['=?base64?YQ?=', '=?base64?Y-_=?=', '=?base64?YQ==YQ==?=', sentinel(Buffer.from([0xff]))])(
  'reads nothing in %s, which is not well encoded',
  (name) => {
    expect(requestedTool({ ...CALL, 'mcp-name': name })).toBeUndefined();
  },
);

test.each(['2026-07-28', '2027-01-01'])('relies on the headers of revision %s', (revision) => {
  expect(requestedTool({ ...CALL, 'mcp-protocol-version': revision })).toBe('add_bookmark');
});

test.each([
  undefined,
  '2025-11-25',
  '2025-06-18',
  '2026-07-27',
  'zzz',
  '2026-07-28, 2026-07-28',
  'DRAFT-2026-v1',
  '9',
])('does not rely on the headers of revision %s, where nobody checks them', (revision) => {
  expect(requestedTool({ ...CALL, 'mcp-protocol-version': revision })).toBeUndefined();
});

test.each([undefined, 'tools/list', 'prompts/get', 'tools/call, tools/call', 'Tools/Call'])(
  'knows no tool of the method %s',
  (method) => {
    expect(requestedTool({ ...CALL, 'mcp-method': method })).toBeUndefined();
  },
);

test('knows no tool without a name', () => {
  expect(requestedTool({ ...CALL, 'mcp-name': undefined })).toBeUndefined();
});
