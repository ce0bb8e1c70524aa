// Original file: bookmarks/v1/webhooks.proto


export interface DisconnectWebhookResponse {
}

export interface DisconnectWebhookResponse__Output {
}
