import { expect, test } from '@jest/globals';
import { createCanonicalResource } from './canonical-resource.ts';

const MCP = 'https://gateway.example/mcp';
const READONLY = 'https://gateway.example/mcp/readonly';
const canonical = createCanonicalResource(MCP, [READONLY]);

test.each([
  [undefined, MCP],
  ['', MCP],
  ['https://gateway.example', MCP],
  ['https://gateway.example/', MCP],
  ['https://gateway.example/mcp/', MCP],
  ['https://GATEWAY.example:443/mcp', MCP],
  ['https://gateway.example/mcp?session=1', MCP],
  ['https://gateway.example/mcp/readonly/', READONLY],
])('%s means %s', (requested, resource) => {
  expect(canonical(requested)).toBe(resource);
});

test.each([
  'https://other.example/mcp',
  'http://gateway.example/mcp',
  'https://gateway.example:8443/mcp',
  'https://gateway.example/MCP',
  'https://gateway.example/mcp/other',
  'https://gateway.example@other.example/mcp',
  'https://other.example@gateway.example/mcp',
  '/mcp',
])('%s means none of ours', (requested) => {
  expect(canonical(requested)).toBeUndefined();
});
