/** The upstream did not do its part; the message is for an assistant and says what to do. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  /** When the same call can succeed; undefined where waiting does not help. */
  readonly retryAt: Date | undefined;
  constructor(message: string, options: ErrorOptions & { readonly retryAt?: Date } = {}) {
    super(message, options);
    this.retryAt = options.retryAt;
  }
}
