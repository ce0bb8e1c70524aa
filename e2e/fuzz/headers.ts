import fc from 'fast-check';
import type { RawHeader } from '../helpers/raw-request.ts';

/** Everything that HTTP lets stand in the value of a header (RFC 9110 §5.5), obsolete bytes included. */
const fieldCharacter = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    fc.integer({ min: 0x80, max: 0xff }),
    fc.constant(0x09),
  )
  .map((code) => String.fromCharCode(code));

export const fieldValue = fc.string({ unit: fieldCharacter, maxLength: 60 });

/** Now and then more than a server takes. */
export const longFieldValue = fc.oneof(
  { weight: 30, arbitrary: fieldValue },
  fc.integer({ min: 1000, max: 20_000 }).map((length) => 'x'.repeat(length)),
);

/** Some of these headers, in any order, some of them repeated and in any case. */
export function someHeaders(
  names: readonly string[],
  value: fc.Arbitrary<string>,
  maxLength = 6,
): fc.Arbitrary<RawHeader[]> {
  const spelling = fc.constantFrom(
    ...names.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()]),
  );
  return fc.array(fc.tuple(spelling, value), { maxLength });
}
