import fc from 'fast-check';

const KNOWN = ['mcp', 'healthz', 'readyz', 'authorize', 'token', 'register', '.well-known'];
const KNOWN_DOCUMENTS = ['oauth-protected-resource', 'oauth-authorization-server', 'openid-configuration'];
const ODD = [
  '',
  '.',
  '..',
  '...',
  '%2e%2e',
  '%2f',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '\\',
  ';x=1',
  '*',
  '~',
  '__proto__',
];

const segment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN, ...KNOWN_DOCUMENTS) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...KNOWN).map((name) => [...name].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')),
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.string({ maxLength: 40 }).map((text) => `?${text}`),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constantFrom(
    '?',
    '??',
    '?access_token=x',
    '?__proto__[x]=1',
    `?${'a=b&'.repeat(2000)}`,
    `?${'x'.repeat(20_000)}`,
  ),
);
const originForm = fc
  .tuple(fc.array(segment, { maxLength: 5 }), fc.constantFrom('', '/', '//', '#x'), query)
  .map(([segments, end, search]) => `/${segments.join('/')}${end}${search}`);

const nearMcp = fc
  .tuple(
    fc.constantFrom('/mcp', '/mcp/', '/mcp', '//mcp', '/mcp//', '/./mcp', '/MCP'),
    fc.oneof(segment, fc.constant('')),
    query,
  )
  .map(([path, odd, search]) => `${path}${odd}${search}`);

/** The second part of a request line (RFC 9112 §3.2), in each of its forms and in none. */
export const requestTarget = fc.oneof(
  { weight: 12, arbitrary: originForm },
  { weight: 6, arbitrary: nearMcp },
  fc.webUrl(),
  originForm.map((path) => `http://evil.example${path}`),
  fc.constantFrom(
    '*',
    'evil.example:443',
    'mcp',
    '',
    ' /mcp',
    '/mcp HTTP/1.1',
    'http://[::1',
    'javascript:1',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

export const method = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'DELETE', 'PUT', 'PATCH', 'TRACE'),
  },
  fc.constantFrom('CONNECT', 'QUERY', 'PROPFIND', 'get', 'M-SEARCH', 'FOO', ''),
);
