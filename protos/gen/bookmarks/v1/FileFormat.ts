// Original file: bookmarks/v1/bookmarks.proto

export const FileFormat = {
  /**
   * Found out from the file.
   */
  FILE_FORMAT_UNSPECIFIED: 'FILE_FORMAT_UNSPECIFIED',
  FILE_FORMAT_NETSCAPE: 'FILE_FORMAT_NETSCAPE',
  FILE_FORMAT_JSON: 'FILE_FORMAT_JSON',
  FILE_FORMAT_CSV: 'FILE_FORMAT_CSV',
  FILE_FORMAT_URLS: 'FILE_FORMAT_URLS',
  FILE_FORMAT_POCKET: 'FILE_FORMAT_POCKET',
  FILE_FORMAT_PINBOARD: 'FILE_FORMAT_PINBOARD',
  FILE_FORMAT_RAINDROP: 'FILE_FORMAT_RAINDROP',
  FILE_FORMAT_LINKDING: 'FILE_FORMAT_LINKDING',
  /**
   * For export alone.
   */
  FILE_FORMAT_MARKDOWN: 'FILE_FORMAT_MARKDOWN',
} as const;

export type FileFormat =
  /**
   * Found out from the file.
   */
  | 'FILE_FORMAT_UNSPECIFIED'
  | 0
  | 'FILE_FORMAT_NETSCAPE'
  | 1
  | 'FILE_FORMAT_JSON'
  | 2
  | 'FILE_FORMAT_CSV'
  | 3
  | 'FILE_FORMAT_URLS'
  | 4
  | 'FILE_FORMAT_POCKET'
  | 5
  | 'FILE_FORMAT_PINBOARD'
  | 6
  | 'FILE_FORMAT_RAINDROP'
  | 7
  | 'FILE_FORMAT_LINKDING'
  | 8
  /**
   * For export alone.
   */
  | 'FILE_FORMAT_MARKDOWN'
  | 9

export type FileFormat__Output = typeof FileFormat[keyof typeof FileFormat]
