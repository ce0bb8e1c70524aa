import { expect, test } from '@jest/globals';
import { metadataSchema } from './metadata.ts';

const issuer = 'https://auth.example';
const document = {
  issuer,
  authorization_endpoint: 'https://auth.example/authorize',
  token_endpoint: 'https://auth.example/token',
  jwks_uri: 'https://keys.example/jwks',
  code_challenge_methods_supported: ['S256'],
  something_new: { a: 1 },
};
const strict = metadataSchema({ issuer, allowHttp: false });

test('keeps the document as it is, with what it does not know', () => {
  expect(strict.parse(document)).toEqual(document);
});

test.each(['https://auth.example/', 'https://AUTH.example', 'https://evil.example', undefined])(
  'refuses the issuer %s',
  (other) => {
    expect(strict.safeParse({ ...document, issuer: other }).error?.message).toContain('AUTHKIT_DOMAIN');
  },
);

test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'])(
  'takes no %s but an https URL',
  (name) => {
    for (const url of ['http://auth.example/x', 'javascript:alert(1)', 'file:///etc/passwd', '/x', 7]) {
      expect(strict.safeParse({ ...document, [name]: url }).success).toBe(false);
    }
  },
);

test('takes http on the local stack', () => {
  const local = metadataSchema({ issuer, allowHttp: true });
  expect(local.safeParse({ ...document, jwks_uri: 'http://localhost:8089/jwks' }).success).toBe(true);
  expect(local.safeParse({ ...document, jwks_uri: 'javascript:alert(1)' }).success).toBe(false);
});

test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri'])(
  'refuses a document without %s',
  (name) => {
    expect(strict.safeParse({ ...document, [name]: undefined }).success).toBe(false);
  },
);
