import { type Html, html, userText, webLink } from '@bookmarks/pages';
import { type BookmarkMessage, LIMITS } from '@bookmarks/protos';
import { accountPage, formToken, type Visitor } from '../account-page.ts';
import { bookmarkAddress } from '../bookmarks/addresses.ts';

export const REMINDERS_PATH = '/account/reminders';
const DEFAULT_ZONE = 'UTC';
const ZONES = [DEFAULT_ZONE, ...Intl.supportedValuesOf('timeZone')];

type RemindersParts = {
  readonly visitor: Visitor;
  /** Empty: none was chosen. */
  readonly timeZone: string;
  /** Those whose reminder waits, or is due, those due first. */
  readonly bookmarks: readonly BookmarkMessage[];
  /** Whether there are others that are due later. */
  readonly areMore: boolean;
  readonly notice: Html;
};

/** What a person will be reminded of, and by which clock. */
export function remindersPage({ visitor, timeZone, bookmarks, areMore, notice }: RemindersParts): string {
  const zone = timeZone || DEFAULT_ZONE;
  const content = html`
${notice}
<p>Ask your assistant to remind you of a bookmark: <q>remind me of this tomorrow at 9</q>. It tells you when you ask what is due,
and in Poke by itself, where you have connected it.</p>
<h2>Your time zone</h2>
<form method="post" action="${REMINDERS_PATH}">${formToken(visitor)}
<label for="time_zone">Times are understood in</label>
<input type="text" id="time_zone" name="time_zone" value="${zone}" list="time_zones" required maxlength="${String(LIMITS.timeZoneLength)}" autocomplete="off" spellcheck="false" aria-describedby="zone-help">
<datalist id="time_zones">${ZONES.map((name) => html`<option value="${name}"></option>`)}</datalist>
<p class="quiet" id="zone-help">Such as <code>Europe/Berlin</code> or <code>America/New_York</code>.</p>
<button type="submit">Save</button>
</form>
<h2>Reminders</h2>
${list(bookmarks, zone)}
${areMore ? html`<p class="quiet">These ${String(bookmarks.length)} are due first; there are more.</p>` : ''}`;
  return accountPage({ title: 'Reminders', path: REMINDERS_PATH, visitor, content });
}

function list(bookmarks: readonly BookmarkMessage[], zone: string): Html {
  if (bookmarks.length === 0) return html`<p>Nothing waits.</p>`;
  return html`<ul class="list">${bookmarks.map((bookmark) => entry(bookmark, zone))}</ul>`;
}

function entry({ id, url, title, remindTime }: BookmarkMessage, zone: string): Html {
  return html`<li class="card">
<h3>${webLink(url, userText(title || url))}</h3>
<p class="quiet">${timeIn(zone, Number(remindTime?.seconds) * 1000)}. <a href="${bookmarkAddress(id)}">The bookmark</a></p>
</li>`;
}

function timeIn(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(atMs);
}
