import type { PageTurn } from './visit-page.ts';

/** Pages whose turn it is, of one user after the other, each of which one worker gets. */
export interface PageTurns {
  /** At most `wanted`, of as many sites at which nobody is. What is not done when the turn is over is somebody else's. */
  take(wanted: number, now: Date): Promise<PageTurn[]>;
  /** Notes pages for bookmarks that were saved while nobody did, some in each call. @returns whether there may be more. */
  noteMissed(): Promise<boolean>;
}
