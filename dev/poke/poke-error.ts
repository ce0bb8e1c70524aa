export type PokeErrorCode =
  | 'not_reachable'
  | 'no_challenge'
  | 'no_authorization_server'
  | 'person_needed'
  | 'authorization_refused'
  | 'answer_not_trusted'
  | 'not_refreshable';

/** Poke could not connect, in a way that the server's operator can do something about. */
export class PokeError extends Error {
  override readonly name = 'PokeError';
  readonly code: PokeErrorCode;
  constructor(code: PokeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
