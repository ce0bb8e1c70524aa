import { type Html, html } from '@bookmarks/pages';
import type { ResponseOf } from '@bookmarks/protos';
import { accountPage, formToken, plainPage, type Visitor } from '../account-page.ts';

const DATA_PATH = '/account/data';
/** What a person types who means it. */
export const PHRASE = 'delete everything';

type Counts = ResponseOf<'GetOverview'>;

/** @param mistyped whether the phrase was another one. */
export function dataPage(visitor: Visitor, counts: Counts, { mistyped }: { mistyped: boolean }): string {
  const content = html`
<p>Here you can delete everything that is kept of you, for good. It cannot be taken back.</p>
${mistyped ? MISTYPED : html``}
<h2>What goes</h2>
<ul>
<li>${count(counts.bookmarkCount, 'bookmark')} with their notes and tags, and ${String(counts.trashCount)} in the trash</li>
<li>${count(counts.tagCount, 'tag')} and ${count(counts.collectionCount, 'collection')}, published ones as well</li>
<li>all that could be undone, and every import that is under way</li>
<li>your connection with Poke, if you made one: no message comes any more</li>
<li>your API keys and the list of your apps: every key ends, and every app and browser is signed out</li>
</ul>
<h2>What stays</h2>
${WHAT_STAYS}
<h2>First take them with you</h2>
<p><a class="button plain" href="/account/export">Export your bookmarks</a></p>
<h2>Delete it</h2>
<form method="post" action="${DATA_PATH}/delete">${formToken(visitor)}
<label for="phrase">Type <q>${PHRASE}</q></label>
<input type="text" id="phrase" name="phrase" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false"
  aria-describedby="phrase-help"${mistyped ? html` aria-invalid="true"` : html``}>
<p class="quiet" id="phrase-help">So that nobody does this by mistake.</p>
<button class="danger">Delete everything</button>
</form>`;
  return accountPage({ title: 'Your data', path: DATA_PATH, visitor, content });
}

/** Of somebody who is signed out by now. */
export function deletedPage(): string {
  return plainPage(
    'Everything is deleted',
    html`<div class="notice" role="status"><p>Your bookmarks and all that was kept of you here are deleted. Your API keys have ended, and
your apps and browsers are signed out.</p></div>
<h2>What stays</h2>
${WHAT_STAYS}
<p>An app that you sign in with again begins with an empty library, so remove the server from your assistants if you want none.</p>
<p><a class="button plain" href="/">To the front page</a></p>`,
  );
}

const MISTYPED = html`<div class="notice problem" role="alert"><p>Nothing was deleted: what you typed is not
<q>${PHRASE}</q>.</p></div>`;

const WHAT_STAYS = html`<ul>
<li>your account at the sign-in service, which is not ours to delete</li>
<li>copies in backups, until they are replaced: within 30 days, unless whoever runs this server keeps them for longer</li>
<li>lines in the log of this server, which know you by an identifier and hold no bookmark</li>
</ul>`;

function count(number: number, noun: string): Html {
  return html`${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
