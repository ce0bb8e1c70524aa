// Original file: bookmarks/v1/webhooks.proto


export interface GetWebhookRequest {
}

export interface GetWebhookRequest__Output {
}
