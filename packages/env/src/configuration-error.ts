/** The process cannot run as it is set up. The message is for whoever set it up, and says what to change. */
export class ConfigurationError extends Error {
  override readonly name: string = 'ConfigurationError';
}
