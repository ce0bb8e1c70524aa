import fc from 'fast-check';

/** As much of a listed tool as it takes to call it. */
export type CallableTool = { readonly name: string; readonly inputSchema: object };

/** As much of JSON Schema as the tools use. */
type Schema = {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

const METHODS = [
  ...['initialize', 'ping', 'tools/list', 'server/discover', 'notifications/initialized', 'prompts/get'],
  ...['resources/list', 'logging/setLevel', 'subscriptions/listen', 'tasks/get', '', '__proto__'],
];
const PROTOTYPE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  { weight: 6, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '%',
    '_',
    '\\',
    "'; drop table bookmarks; --",
    '%s%n',
    '{{x}}',
  ),
  fc.constantFrom(
    'bm_',
    `bm_${'0'.repeat(26)}`,
    'chg_1',
    '2026-01-31',
    '9999-12-31T23:59:60Z',
    '-271821-04-20',
  ),
  fc.constantFrom(
    'http://[::1]/',
    'http://x@y:z@e/',
    `http://${'a'.repeat(300)}.example/`,
    'https://例え.テスト/',
    `https://example.com/${'%F0%9F%98%80'.repeat(200)}`,
    'x'.repeat(5000),
    '"a" OR -b & (c:*)',
  ),
);
const oddValue = fc.oneof(
  text,
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(null, true, {}, []),
  fc.array(text, { maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Mostly a value that the schema allows, of text that nobody expects. */
function valueFor(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 19, arbitrary: fittingValue(schema) }, oddValue);
}

function fittingValue({ type, enum: members, items }: Schema): fc.Arbitrary<unknown> {
  if (members !== undefined) return fc.constantFrom(...members);
  if (type === 'array') return fc.array(valueFor(items ?? {}), { maxLength: 6 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number')
    return fc.oneof(fc.integer({ min: -2, max: 120 }), fc.integer());
  return text;
}

/** What the tool needs, and a little of what it can take besides: with more, some of it would always be wrong. */
function argumentsOf({ inputSchema }: CallableTool): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = inputSchema as Schema;
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const fitting = fc
    .subarray(optional, { maxLength: Math.min(3, optional.length) })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries([...required, ...chosen].map((name) => [name, valueFor(properties[name] ?? {})])),
      ),
    );
  const odd = fc.dictionary(fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS), fc.string()), oddValue, {
    maxKeys: 4,
  });
  return fc.oneof({ weight: 12, arbitrary: fitting }, odd, oddValue);
}

const meta = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  fc.constant({
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'fuzz', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }),
  fc.jsonValue(),
);
const goodId = fc.oneof(fc.integer(), fc.string());
const oddId = fc.oneof(goodId, fc.double(), fc.constantFrom<unknown>(null, {}, [], true, undefined, 2 ** 60));

/** The bodies of POSTs: calls of these tools, other messages, batches, any JSON, and what is none. */
export function messageBodies(tools: readonly CallableTool[]): fc.Arbitrary<Buffer> {
  const params = fc.oneof(
    ...tools.map((tool) =>
      fc.record({ name: fc.constant(tool.name), arguments: argumentsOf(tool), _meta: meta }),
    ),
    fc.record({ name: fc.constantFrom(...PROTOTYPE_KEYS, ''), arguments: oddValue }),
  );
  const call = fc.record({
    jsonrpc: fc.constant('2.0'),
    id: goodId,
    method: fc.constant('tools/call'),
    params,
  });
  const odd = fc.record(
    {
      jsonrpc: fc.constantFrom<unknown>('2.0', '2.0', '1.0', 2, null),
      id: oddId,
      method: fc.oneof(fc.constantFrom<unknown>(...METHODS, 1, null, {}), fc.string()),
      params: fc.oneof(params, fc.jsonValue()),
      result: fc.jsonValue(),
      error: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const message = fc.oneof({ weight: 2, arbitrary: call }, odd);
  return fc.oneof(
    { weight: 12, arbitrary: call.map(bytesOf) },
    { weight: 3, arbitrary: odd.map(bytesOf) },
    { weight: 2, arbitrary: fc.array(message, { maxLength: 14 }).map(bytesOf) },
    fc.jsonValue().map(bytesOf),
    { weight: 2, arbitrary: oddText(call).map((odd) => Buffer.from(odd)) },
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
}

/** JSON that no serializer writes by itself, and what only looks like JSON. */
function oddText(message: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
    fc.integer({ min: 1, max: 2000 }).map((depth) => `${'{"params":'.repeat(depth)}1${'}'.repeat(depth)}`),
    fc.constantFrom('1e999', '-1e999', `1${'0'.repeat(400)}`, '-0', '1E-400', '01', '.5', 'NaN', 'Infinity'),
    fc.constantFrom(
      '',
      ' ',
      '\ufeff{}',
      '{"a":1,"a":2}',
      '{"__proto__":{"jsonrpc":"2.0"}}',
      '"\\ud800"',
      '{}{}',
    ),
    message.map((one) => JSON.stringify(one).replaceAll('"arguments"', '"__proto__"')),
    message.map((one) => JSON.stringify(one).replaceAll(/(?<=:)\d+/g, '1e400')),
  );
}

function bytesOf(json: unknown): Buffer {
  return Buffer.from(JSON.stringify(json) ?? '');
}
