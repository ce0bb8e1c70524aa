import { type Html, html, userText } from '@bookmarks/pages';
import { LIMITS, type PublicCollectionMessage } from '@bookmarks/protos';

export function bookmarkCount({ bookmarkCount: count }: PublicCollectionMessage): Html {
  if (count === 1) return html`1 bookmark`;
  return html`${count >= LIMITS.publicCount ? 'at least ' : ''}${count.toLocaleString('en')} bookmarks`;
}

/** Nothing where the publisher does not want to be known. */
export function publisherOf({ publicName }: PublicCollectionMessage): Html {
  return publicName === '' ? html`` : html`, published by ${userText(publicName)}`;
}
