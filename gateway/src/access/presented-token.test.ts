import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { presentedTokenOf } from './presented-token.ts';

function aRequest(authorization: string[], url = '/mcp'): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  req.url = url;
  req.rawHeaders = authorization.flatMap((value) => ['Authorization', value]);
  return req;
}

test.each([
  ['Bearer a.b-c_d~e+f/g==', false],
  ['bearer   a.b-c_d~e+f/g==', false],
  ['BEARER a.b-c_d~e+f/g==', false],
  ['DPoP a.b-c_d~e+f/g==', true],
  ['dpop a.b-c_d~e+f/g==', true],
])('reads "%s"', (header, isDpop) => {
  expect(presentedTokenOf(aRequest([header]))).toEqual({ token: 'a.b-c_d~e+f/g==', isDpop });
});

test('takes the longest token that is allowed', () => {
  expect(presentedTokenOf(aRequest([`Bearer ${'a'.repeat(8192)}`])).token).toHaveLength(8192);
});

test.each([
  ['', 'scheme_not_supported'],
  ['a.b.c', 'scheme_not_supported'],
  ['Basic YTpi', 'scheme_not_supported'],
  ['DPoPtoken', 'scheme_not_supported'],
  ['DPoP ', 'credentials_malformed'],
  ['Bearertoken', 'scheme_not_supported'],
  ['Bearer', 'credentials_malformed'],
  ['Bearer ', 'credentials_malformed'],
  ['Bearer a b', 'credentials_malformed'],
  ['Bearer a, Bearer b', 'credentials_malformed'],
  ['Bearer a\u0000', 'credentials_malformed'],
  ['Bearer a\n', 'credentials_malformed'],
  ['Bearer é', 'credentials_malformed'],
  ['Bearer a=b', 'credentials_malformed'],
  [`Bearer ${'a'.repeat(8193)}`, 'token_too_large'],
])('refuses "%s" as %s', (header, reason) => {
  expect(() => presentedTokenOf(aRequest([header]))).toThrow(reason);
});

test('refuses two headers, even the same one twice', () => {
  expect(() => presentedTokenOf(aRequest(['Bearer a', 'DPoP a']))).toThrow('credentials_ambiguous');
  expect(() => presentedTokenOf(aRequest(['Bearer a', 'Bearer a']))).toThrow('credentials_ambiguous');
});

test.each(['?access_token=a', '?x=1&access_token=', '?%61ccess_token=a', '?x?&access_token=a'])(
  'refuses a token in the query %s, also beside a header',
  (query) => {
    expect(() => presentedTokenOf(aRequest(['Bearer a'], `/mcp${query}`))).toThrow('token_in_query');
  },
);
