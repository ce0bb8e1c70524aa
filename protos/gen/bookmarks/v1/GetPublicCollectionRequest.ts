// Original file: bookmarks/v1/public_collections.proto


export interface GetPublicCollectionRequest {
  'id'?: (string);
}

export interface GetPublicCollectionRequest__Output {
  'id': (string);
}
