/** Too many wait already: to be tried again later. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** What was asked for can be no page. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
}

/** The page broke its reader, or took too long. */
export class UnreadablePageError extends Error {
  override readonly name = 'UnreadablePageError';
}
