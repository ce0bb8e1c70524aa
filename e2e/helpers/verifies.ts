import type { Requirement } from '../requirements.ts';

/** The name of a test that proves a requirement; `coverage.test.ts` looks for these calls. */
export function verifies(requirement: Requirement, sentence: string): string {
  return `${requirement} ${sentence}`;
}
