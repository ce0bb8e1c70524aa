import { coldSuite } from './cold/cold-suite.ts';
import { gatewaySuite } from './gateway/gateway-suite.ts';
import { keysSuite } from './keys/keys-suite.ts';
import { librarySuite } from './library/library-suite.ts';
import { mcpSuite } from './mcp/mcp-suite.ts';
import { memorySuite } from './memory/memory-suite.ts';
import { overloadSuite } from './overload/overload-suite.ts';
import { pagesSuite } from './pages/pages-suite.ts';
import { pathSuite } from './path/path-suite.ts';
import { scalingSuite } from './scaling/scaling-suite.ts';
import type { Suite } from './suite.ts';

/** Every suite by the name that the command takes. */
export const SUITES: ReadonlyMap<string, Suite> = new Map([
  ['cold', coldSuite],
  ['gateway', gatewaySuite],
  ['keys', keysSuite],
  ['library', librarySuite],
  ['mcp', mcpSuite],
  ['memory', memorySuite],
  ['overload', overloadSuite],
  ['pages', pagesSuite],
  ['path', pathSuite],
  ['scaling', scalingSuite],
]);
