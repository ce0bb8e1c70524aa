/** The value of a `WWW-Authenticate` header of the Bearer scheme (RFC 6750 §3), every parameter quoted. */
export function bearerChallenge(parameters: Readonly<Record<string, string>>): string {
  const quoted = Object.entries(parameters).map(([name, value]) => `${name}=${quotedString(value)}`);
  return `Bearer ${quoted.join(', ')}`;
}

/** RFC 9110 §5.6.4. What is not printable ASCII has no place in these values and could end the header. */
function quotedString(value: string): string {
  const printable = value.replaceAll(/[^\x20-\x7e]/g, '?');
  return `"${printable.replaceAll(/["\\]/g, '\\$&')}"`;
}
