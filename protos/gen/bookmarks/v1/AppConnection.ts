// Original file: bookmarks/v1/app_connections.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface AppConnection {
  /**
   * What `appId` makes of the client_id.
   */
  'id'?: (string);
  /**
   * As the authorization server knows the client; for a client that described itself, the URL of its description.
   */
  'clientId'?: (string);
  'firstUseTime'?: (_google_protobuf_Timestamp | null);
  /**
   * To within some minutes.
   */
  'lastUseTime'?: (_google_protobuf_Timestamp | null);
  /**
   * From which address.
   */
  'lastUseAddress'?: (string);
  /**
   * Absent for an app that may act for the user.
   */
  'disconnectTime'?: (_google_protobuf_Timestamp | null);
  /**
   * What it said of itself at that use, as User-Agent: unverified, and empty where it said nothing.
   */
  'lastUserAgent'?: (string);
}

export interface AppConnection__Output {
  /**
   * What `appId` makes of the client_id.
   */
  'id': (string);
  /**
   * As the authorization server knows the client; for a client that described itself, the URL of its description.
   */
  'clientId': (string);
  'firstUseTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * To within some minutes.
   */
  'lastUseTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * From which address.
   */
  'lastUseAddress': (string);
  /**
   * Absent for an app that may act for the user.
   */
  'disconnectTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * What it said of itself at that use, as User-Agent: unverified, and empty where it said nothing.
   */
  'lastUserAgent': (string);
}
