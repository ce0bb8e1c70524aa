/** A file that cannot be read as a whole, so that nothing of it may be imported. The message is for people. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}
