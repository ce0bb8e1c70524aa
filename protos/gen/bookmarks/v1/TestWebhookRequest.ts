// Original file: bookmarks/v1/webhooks.proto


export interface TestWebhookRequest {
}

export interface TestWebhookRequest__Output {
}
