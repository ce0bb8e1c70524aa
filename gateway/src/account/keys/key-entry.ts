import { day, type Html, html } from '@bookmarks/pages';
import type { ApiKeyMessage } from '@bookmarks/protos';
import { formToken, type Visitor } from '../account-page.ts';

/** A key in a list. @param what it may do @param path of the page that it is on, where it can be revoked. */
export function keyEntry(
  visitor: Visitor,
  key: ApiKeyMessage,
  { what, path }: { what: string; path: string },
): Html {
  const { id, name, prefix, lastFour } = key;
  return html`<li class="card row">
<div><h3>${name}</h3>
<p><code>${prefix}…${lastFour}</code>, ${what}</p>
<p class="quiet">${lifeOf(key)}. ${useOf(key)}.</p></div>
<form method="post" action="${path}/${id}/revoke">${formToken(visitor)}
<button class="danger" aria-label="Revoke ${name}">Revoke</button></form>
</li>`;
}

function lifeOf({ createTime, expireTime }: ApiKeyMessage): Html {
  const made = html`Made on ${day(createTime?.seconds)}`;
  if (expireTime === null) return html`${made}, does not expire`;
  const isOver = Number(expireTime.seconds) * 1000 <= Date.now();
  return html`${made}, ${isOver ? 'expired' : 'expires'} on ${day(expireTime.seconds)}`;
}

function useOf({ lastUseTime, lastUseAddress }: ApiKeyMessage): Html {
  if (lastUseTime === null) return html`Never used so far`;
  return html`Last used on ${day(lastUseTime.seconds)} from ${lastUseAddress}`;
}
