import { createHmac } from 'node:crypto';
import fc from 'fast-check';

const ALGORITHMS = ['none', 'None', 'HS256', 'HS512', 'RS256', 'RS1', 'PS256', 'ES256', 'EdDSA', 'dir', ''];
export const HEADER_PARAMETERS = [
  'kid',
  'typ',
  'crit',
  'b64',
  'jwk',
  'jku',
  'x5u',
  'x5c',
  'zip',
  'cty',
  'enc',
];
export const CLAIMS = [
  'iss',
  'aud',
  'sub',
  'exp',
  'nbf',
  'iat',
  'jti',
  'scope',
  'client_id',
  'azp',
  'cnf',
  'act',
];

const encodings: readonly BufferEncoding[] = ['base64url', 'base64', 'hex', 'latin1'];

/** Values that a claim or a header parameter should not have, and some that it may. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    -1,
    0,
    1e308,
    2 ** 53,
    1.5,
    '',
    'none',
    null,
    [],
    {},
    '\u0000',
    '\r\nx: y',
    '../',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

/** Some members of these names, or of any, with any value. */
export const oddMembers = (names: readonly string[]) =>
  fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })), oddValue, { maxKeys: 5 });

/** Tokens that nobody signed: made of the parts of a good one, with anything in the place of anything. */
export function forgedTokens(goodToken: string, publicKey: string): fc.Arbitrary<string> {
  const [goodHeader = '', goodPayload = '', goodSignature = ''] = goodToken.split('.');
  const parsed = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  const encoded = (value: unknown, encoding: BufferEncoding) =>
    Buffer.from(JSON.stringify(value) ?? '').toString(encoding);

  const header = fc.oneof(
    { weight: 3, arbitrary: fc.constant(goodHeader) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...ALGORITHMS), oddMembers(HEADER_PARAMETERS), fc.constantFrom(...encodings))
        .map(([alg, odd, encoding]) => encoded({ ...parsed(goodHeader), alg, ...odd }, encoding)),
    },
    fc.jsonValue().map((value) => encoded(value, 'base64url')),
  );
  const payload = fc.oneof(
    { weight: 3, arbitrary: fc.constant(goodPayload) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(oddMembers(CLAIMS), fc.constantFrom(...encodings))
        .map(([odd, encoding]) => encoded({ ...parsed(goodPayload), ...odd }, encoding)),
    },
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    fc.integer({ min: 1, max: 9000 }).map((length) => 'A'.repeat(length)),
  );
  const signature = fc.oneof(
    fc.constantFrom(
      goodSignature,
      '',
      `${goodSignature}A`,
      goodSignature.slice(1),
      goodSignature.toLowerCase(),
    ),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  );
  const assembled = fc.tuple(header, payload, signature, fc.boolean()).map(([h, p, s, withHmac]) => {
    const hmac = createHmac('sha256', publicKey).update(`${h}.${p}`).digest('base64url');
    return `${h}.${p}.${withHmac ? hmac : s}`;
  });
  const misshapen = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(goodHeader, goodPayload, goodSignature, '', '.', '='), { maxLength: 7 })
      .map((parts) => parts.join('.')),
    fc.nat(goodToken.length).map((at) => goodToken.slice(0, at)),
    fc.nat(goodToken.length - 1).map((at) => goodToken.slice(0, at) + goodToken.slice(at + 1)),
  );
  return fc
    .oneof({ weight: 4, arbitrary: assembled }, misshapen)
    .map((token) => token.replaceAll(/[^\x20-\x7e]/g, '?'))
    .filter((token) => !isSameToken(token, goodToken));
}

/** The same signed words under the same signature, in another spelling: no forgery. */
export function isSameToken(token: string, goodToken: string): boolean {
  const split = (text: string) => {
    const end = text.lastIndexOf('.');
    return [text.slice(0, end), Buffer.from(text.slice(end + 1), 'base64url').toString('hex')];
  };
  return split(token.trim()).join('.') === split(goodToken).join('.');
}
