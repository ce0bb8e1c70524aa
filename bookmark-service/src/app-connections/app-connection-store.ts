import type { AppConnection, AppUse } from './app-connection.ts';

export interface AppConnectionReader {
  /** Last used first. */
  appConnections(): Promise<AppConnection[]>;
  appConnectionById(id: string): Promise<AppConnection | undefined>;
}

export interface AppConnectionWriter extends AppConnectionReader {
  /** As the first use of an app, or as the last one so far. */
  recordAppUse(use: AppUse): Promise<void>;
  /** @param at undefined: it may act for the user. */
  updateDisconnection(id: string, at: Date | undefined): Promise<void>;
  deleteAppConnection(id: string): Promise<void>;
}
