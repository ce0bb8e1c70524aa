import { day, type Html, html, userText } from '@bookmarks/pages';
import { LIMITS, type WebhookMessage } from '@bookmarks/protos';
import { accountPage, formToken, type Visitor } from '../account-page.ts';

export const POKE_PATH = '/account/poke';

export type PokeParts = {
  readonly visitor: Visitor;
  /** Null: nothing is connected. */
  readonly webhook: WebhookMessage | null;
  readonly notice: Html;
};

/** The way into a person's chat with Poke. */
export function pokePage({ visitor, webhook, notice }: PokeParts): string {
  const content = html`
${notice}
<p>Once this is connected, your bookmarks can write into your chat with Poke by themselves, instead of waiting until you ask.</p>
${webhook === null ? connectForm(visitor) : connected(visitor, webhook)}`;
  return accountPage({ title: 'Messages to Poke', path: POKE_PATH, visitor, content });
}

function connectForm(visitor: Visitor): Html {
  return html`<h2>Connect Poke</h2>
<form method="post" action="${POKE_PATH}/connect">${formToken(visitor)}
<label for="key">API key of Poke's</label>
<input type="password" id="key" name="key" required maxlength="${String(LIMITS.pokeApiKeyLength)}" autocomplete="off" aria-describedby="key-help">
<p class="quiet" id="key-help">Poke makes one at <code>poke.com/kitchen/api-keys</code>. It is used once, to make the connection, and kept nowhere.</p>
<button type="submit">Connect</button>
</form>`;
}

function connected(visitor: Visitor, { createTime, lastDeliveryTime, lastFailure }: WebhookMessage): Html {
  const delivery = lastDeliveryTime
    ? html`The last message was delivered on ${day(lastDeliveryTime.seconds)}.`
    : html`No message was delivered so far.`;
  return html`<div class="card">
<p><strong>Connected</strong> on ${day(createTime?.seconds)}. ${delivery}</p>
${lastFailure === '' ? html`` : html`<p class="notice problem">The last message did not arrive: ${userText(lastFailure)}</p>`}
<form method="post" action="${POKE_PATH}/test">${formToken(visitor)}<button>Send a test message</button></form>
<form method="post" action="${POKE_PATH}/disconnect">${formToken(visitor)}<button class="danger">Disconnect</button></form>
</div>
<p class="quiet">What Poke made for this stays in Poke's settings, where you can remove it.</p>`;
}
