/** What a line of a list of links says, or why it says nothing that can be used. */
export type LinkLine =
  | { readonly kind: 'link'; readonly url: string; readonly title: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear'; readonly reason: string };

const LIST_MARKER = /^(?:[-*+•]|\d{1,6}[.)])\s+(?:\[[ xX]\]\s+)?/;
/** A heading, a rule, a fence, or a quote without a link of Markdown. */
const STRUCTURE = /^(?:#{1,6}\s.*|[-*_=\s]{3,}|```.*|>(?!.*https?:\/\/).*)$/;
const MARKDOWN_LINK =
  /^\[((?:[^\]\\]|\\.)*)\]\((?:<([^<>]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+"[^"]*")?\)(.*)$/;
/** `URL | Title` (OneTab), and the same with a tab or spaces. */
const URL_FIRST = /^<?([a-z][a-z0-9+.-]*:[^\s<>]+)>?(?:\s*[|\t]\s*|\s+-\s+|\s+|$)(.*)$/i;

export function parseLinkLine(line: string): LinkLine {
  const text = line.trim().replace(LIST_MARKER, '');
  if (text === '' || STRUCTURE.test(text)) return { kind: 'nothing' };
  const found = markdownLink(text) ?? urlFirst(text);
  if (found === undefined)
    return { kind: 'unclear', reason: 'There is no URL at the beginning of the line.' };
  if (/\bhttps?:\/\//i.test(found.rest)) {
    return { kind: 'unclear', reason: 'There is more than one URL in the line.' };
  }
  return { kind: 'link', url: found.url, title: found.title };
}

type Found = { readonly url: string; readonly title: string; readonly rest: string };

function markdownLink(text: string): Found | undefined {
  const match = MARKDOWN_LINK.exec(text);
  if (match === null) return undefined;
  const [, label = '', bracketed, bare = '', rest = ''] = match;
  return { url: (bracketed ?? bare).replaceAll('&amp;', '&'), title: unescapeMarkdown(label).trim(), rest };
}

function urlFirst(text: string): Found | undefined {
  const match = URL_FIRST.exec(text);
  if (match === null) return undefined;
  const [, url = '', title = ''] = match;
  // The title of a page that is about an address may contain one: only where OneTab's bar sets it apart.
  return { url, title: title.trim(), rest: /\s\|\s/.test(text) ? '' : title };
}

/** CommonMark 2.4: a backslash before punctuation, and the entities that our own export writes. */
function unescapeMarkdown(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
