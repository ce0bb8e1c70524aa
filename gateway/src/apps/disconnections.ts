/**
 * What the bookmark service keeps of apps that a person has disconnected, where each request finds it. An app is named by its
 * `appId`. Whatever is lost here is put back by whoever asks the bookmark service next.
 */
export interface Disconnections {
  /** Lets in no token of this app's any more, whenever it was issued. */
  disconnect(sub: string, id: string): Promise<void>;
  reconnect(sub: string, id: string): Promise<void>;
  /** Puts back what was lost. What was said of an app a moment ago, and not known yet to whoever asks for this, stands. */
  restore(sub: string, ids: readonly string[]): Promise<void>;
  /** Forgets whatever is known of these apps. */
  forget(sub: string, ids: readonly string[]): Promise<void>;
}
