/** Something outside the code is in the way; the message tells a person what, and what to do about it. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
