import { expect, test } from '@jest/globals';
import { canonicalResource } from './audience.ts';

const RESOURCE = canonicalResource('https://gateway.example/mcp');

test.each([
  'https://gateway.example/mcp',
  'https://gateway.example/mcp/',
  'https://gateway.example:443/mcp',
  'https://GATEWAY.example/mcp',
  'HTTPS://gateway.example/mcp',
])('takes %s for the resource', (audience) => {
  expect(canonicalResource(audience)).toBe(RESOURCE);
});

test.each([
  'https://gateway.example',
  'https://gateway.example/',
  'https://gateway.example/MCP',
  'https://gateway.example/mcp//',
  'https://gateway.example/mcp/x',
  'https://gateway.example/mcp?x',
  'https://gateway.example/mcp#x',
  'http://gateway.example/mcp',
  'https://gateway.example:8443/mcp',
  'https://user@gateway.example/mcp',
  'https://gateway.example.evil.example/mcp',
  'gateway.example/mcp',
  'client_123',
  '',
])('does not take %s for the resource', (audience) => {
  expect(canonicalResource(audience)).not.toBe(RESOURCE);
});
