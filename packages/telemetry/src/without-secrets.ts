/** Under these, nothing is written down. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'set-cookie',
  'x-user-sub',
  'x-upstream-token',
  'token',
  'access_token',
  'accessToken',
  'refresh_token',
  'client_secret',
  'password',
  'key',
]);
export const CENSOR = '[redacted]';
const MAX_DEPTH = 3;

/**
 * Replaces what is under names that hold secrets, to a depth of three. Fields that hold none, as nearly all do, are not copied:
 * they cost a look at their names.
 */
export function withoutSecrets<Fields extends object>(fields: Fields, depth = MAX_DEPTH): Fields {
  const original = fields as Record<string, unknown>;
  let harmless = original;
  for (const name of Object.keys(original)) {
    const value = harmlessValue(name, original[name], depth);
    if (value === original[name]) continue;
    if (harmless === original) harmless = copyOf(original);
    harmless[name] = value;
  }
  return harmless as Fields;
}

function harmlessValue(name: string, value: unknown, depth: number): unknown {
  // The logger makes fields of an error, and has those looked at.
  if (value === undefined || (name === 'err' && value instanceof Error)) return value;
  if (SECRET_NAMES.has(name)) return CENSOR;
  return depth > 1 && typeof value === 'object' && value !== null ? withoutSecrets(value, depth - 1) : value;
}

function copyOf(fields: object): Record<string, unknown> {
  return Object.assign(Array.isArray(fields) ? [] : {}, fields) as Record<string, unknown>;
}
