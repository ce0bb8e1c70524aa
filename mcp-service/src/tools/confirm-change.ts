import { type Consent, consentTo } from '../confirmation/consent.ts';
import type { ToolContext, ToolQuestion } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

type Confirmed = {
  readonly action: string;
  readonly targets: readonly string[];
  /** What the user is asked, with all that they need to decide. */
  readonly question: string;
};

/** How a call goes on: it does what it was asked to, or ends with a question, or answers with a token. */
export type Confirmation =
  | { readonly kind: 'given' }
  | { readonly kind: 'question'; readonly answer: ToolQuestion }
  | { readonly kind: 'token'; readonly token: string };

/** Whether a change may be made, and if not yet, what the caller gets instead. @throws {ToolRefusedError} */
export function confirmChange(
  context: ToolContext,
  { question, ...confirmed }: Confirmed,
  confirmToken: string | undefined,
): Confirmation {
  const consent = consentTo(context, { sub: context.identity.sub, ...confirmed }, confirmToken);
  switch (consent.kind) {
    case 'given':
      return { kind: 'given' };
    case 'wanted':
      return askedBy(consent, question);
    case 'declined':
      throw new ToolRefusedError('The user did not agree; nothing is changed.');
    case 'unfit':
      throw new ToolRefusedError(
        'The confirm_token does not fit these targets, or is older than ten minutes. Call again without it to get a new one.',
      );
  }
}

/** For clients that cannot put the question themselves. */
export function tokenText(token: string, what: string): string {
  return `Nothing is changed yet. Ask the user whether ${what}; if so, call again with the same arguments and confirm_token "${token}".`;
}

function askedBy({ token, canAsk }: Extract<Consent, { kind: 'wanted' }>, question: string): Confirmation {
  return canAsk ? { kind: 'question', answer: { question, token } } : { kind: 'token', token };
}
