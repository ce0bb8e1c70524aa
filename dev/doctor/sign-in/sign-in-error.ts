import { PokeError } from '../../poke/poke-error.ts';

/** The sign-in did not succeed. The remedy says what to change. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly remedy: string;
  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** Says at which step the sign-in failed, and what to do about it. */
export function signInErrorAt(step: string, remedy: string) {
  return (error: unknown): never => {
    if (error instanceof SignInError) throw error;
    throw new SignInError(`${step}: ${messageOf(error)}`, remedy, { cause: error });
  };
}

/** What the answer of the authorization server in the browser means. */
export function signInErrorIn(answer: URLSearchParams, error: unknown): SignInError {
  const what = error instanceof PokeError ? error.message : messageOf(error);
  if (answer.get('error') === 'access_denied')
    return new SignInError(
      `The sign-in was cancelled or refused. ${what}`,
      'Run the doctor again and allow it. If nobody pressed a button, this person may not use the app: see the policies and the log of the authorization server.',
      { cause: error },
    );
  return new SignInError(
    `The sign-in did not succeed. ${what}`,
    'See what the authorization server says, and its log.',
    { cause: error },
  );
}

function messageOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string } };
  return cause?.code ?? (message || String(error));
}
