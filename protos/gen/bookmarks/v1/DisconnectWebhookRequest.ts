// Original file: bookmarks/v1/webhooks.proto


export interface DisconnectWebhookRequest {
}

export interface DisconnectWebhookRequest__Output {
}
