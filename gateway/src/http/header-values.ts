import type { IncomingMessage } from 'node:http';

/**
 * All values of one header, where `headers` keeps the first or joins them. `headersDistinct` would list those of all headers,
 * for the few that are asked for.
 */
export function headerValues({ rawHeaders }: IncomingMessage, name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [found = '', value = ''] = [rawHeaders[index], rawHeaders[index + 1]];
    if (found.length === name.length && found.toLowerCase() === name) values.push(value);
  }
  return values;
}
