/** The value of a `WWW-Authenticate` header (RFC 6750 §3, RFC 9449 §7.1), every parameter quoted. */
export function challenge(scheme: 'Bearer' | 'DPoP', parameters: Readonly<Record<string, string>>): string {
  const quoted = Object.entries(parameters).map(([name, value]) => `${name}=${quotedString(value)}`);
  return `${scheme} ${quoted.join(', ')}`;
}

/** RFC 9110 §5.6.4. What is not printable ASCII has no place in these values and could end the header. */
function quotedString(value: string): string {
  const printable = value.replaceAll(/[^\x20-\x7e]/g, '?');
  return `"${printable.replaceAll(/["\\]/g, '\\$&')}"`;
}
