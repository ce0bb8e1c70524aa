// Original file: bookmarks/v1/bookmarks.proto

export const ImportSource = {
  IMPORT_SOURCE_UNSPECIFIED: 'IMPORT_SOURCE_UNSPECIFIED',
  IMPORT_SOURCE_GITHUB: 'IMPORT_SOURCE_GITHUB',
  IMPORT_SOURCE_RAINDROP: 'IMPORT_SOURCE_RAINDROP',
} as const;

export type ImportSource =
  | 'IMPORT_SOURCE_UNSPECIFIED'
  | 0
  | 'IMPORT_SOURCE_GITHUB'
  | 1
  | 'IMPORT_SOURCE_RAINDROP'
  | 2

export type ImportSource__Output = typeof ImportSource[keyof typeof ImportSource]
