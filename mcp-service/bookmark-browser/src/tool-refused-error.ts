const MAX_CHARACTERS = 200;

/** A tool did not do what it was asked to; the message says why, in the words of the service. */
export class ToolRefusedError extends Error {
  override readonly name = 'ToolRefusedError';

  constructor(reason: string) {
    super(reason.slice(0, MAX_CHARACTERS) || 'That was refused.');
  }
}
