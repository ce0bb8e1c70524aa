/**
 * Spreadsheets run a cell that begins with one of these as a formula, and a bookmark's title is a stranger's text. An
 * apostrophe in front makes it text (OWASP, "CSV Injection"). A value that has such an apostrophe already gets another,
 * so that `unguardFormula` can take back exactly what `guardFormula` put there.
 */
const DANGEROUS_START = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED_START = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export function guardFormula(value: string): string {
  return DANGEROUS_START.test(value) ? `'${value}` : value;
}

/** Undoes `guardFormula`; for our own files only, as elsewhere an apostrophe is the user's. */
export function unguardFormula(value: string): string {
  return GUARDED_START.test(value) ? value.slice(1) : value;
}
