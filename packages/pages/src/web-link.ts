import { type Html, html } from './html.ts';

/** A link to a page of somebody else's, which does not learn where its visitor came from. Of another kind than http and https, it is no link. */
export function webLink(url: string, label: Html): Html {
  const address = webAddress(url);
  if (address === undefined) return label;
  return html`<a href="${address.href}" rel="noopener noreferrer nofollow ugc">${label}</a>`;
}

/** The address that a link may lead to. Of another kind than http and https, it is text: others can run or open things. */
export function webAddress(url: string): URL | undefined {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed : undefined;
}
