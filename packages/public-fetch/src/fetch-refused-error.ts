/** Why an address, or what is there, is not taken. */
export type FetchRefusal = 'url' | 'address' | 'redirects' | 'too_large' | 'encoding';

/** The address leads where it must not, or the answer is not what may be taken. */
export class FetchRefusedError extends Error {
  override readonly name = 'FetchRefusedError';
  readonly reason: FetchRefusal;

  constructor(reason: FetchRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}
