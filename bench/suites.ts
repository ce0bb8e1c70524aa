import { librarySuite } from './library/library-suite.ts';
import { pathSuite } from './path/path-suite.ts';
import type { Suite } from './suite.ts';

/** Every suite by the name that the command takes. */
export const SUITES: ReadonlyMap<string, Suite> = new Map([
  ['library', librarySuite],
  ['path', pathSuite],
]);
