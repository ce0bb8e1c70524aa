import { isDeepStrictEqual } from 'node:util';

type Difference = { readonly found: unknown; readonly expected: unknown };

/** Where two long lists part, for `expect(…).toBeUndefined()`: jest's own comparison of so many things takes minutes. */
export function firstDifference(
  found: readonly unknown[],
  expected: readonly unknown[],
): Difference | undefined {
  const length = Math.max(found.length, expected.length);
  for (let at = 0; at < length; at += 1) {
    if (!isDeepStrictEqual(found[at], expected[at])) return { found: found[at], expected: expected[at] };
  }
  return undefined;
}
