import { parseHeaderLine } from './csv/csv-header.ts';
import { parseLinkLine } from './urls/parse-link-line.ts';

/** The ways in which programs write bookmarks; which program it was is for the reader to see. */
export type Dialect = 'netscape' | 'json' | 'csv' | 'urls';

const DIALECTS_BY_EXTENSION: Readonly<Record<string, Dialect>> = {
  html: 'netscape',
  htm: 'netscape',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  txt: 'urls',
  md: 'urls',
};

/**
 * What a file is, from its beginning (about 64,000 characters); its name counts only where the content leaves it open.
 * Undefined where nothing tells.
 */
export function detectFormat(head: string, fileName?: string): Dialect | undefined {
  return dialectOfContent(head.trimStart()) ?? dialectOfName(fileName);
}

function dialectOfContent(text: string): Dialect | undefined {
  if (/^<(?!https?:)/i.test(text)) return 'netscape';
  // A list of Markdown links begins with a bracket, too.
  if (/^\{|^\[\s*(?:[{[\]"\d]|$)/.test(text) && !/^\[[^\]\n]*\]\(/.test(text)) return 'json';
  const firstLine = text.split(/[\r\n]/, 1)[0] ?? '';
  if (parseHeaderLine(firstLine) !== undefined) return 'csv';
  if (/<(?:dt|dl|h3)\b[^<>]*>|<a\s[^<>]*href/i.test(text)) return 'netscape';
  return text.split('\n').some((line) => parseLinkLine(line).kind === 'link') ? 'urls' : undefined;
}

function dialectOfName(fileName: string | undefined): Dialect | undefined {
  return DIALECTS_BY_EXTENSION[/\.([a-z]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''];
}
