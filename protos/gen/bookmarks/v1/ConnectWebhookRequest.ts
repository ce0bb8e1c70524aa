// Original file: bookmarks/v1/webhooks.proto


export interface ConnectWebhookRequest {
  /**
   * The user's, for Poke's API. It is used once, and kept nowhere.
   */
  'pokeApiKey'?: (string);
}

export interface ConnectWebhookRequest__Output {
  /**
   * The user's, for Poke's API. It is used once, and kept nowhere.
   */
  'pokeApiKey': (string);
}
