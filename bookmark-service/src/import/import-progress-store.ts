import type { ImportProgress, ImportSource } from './import-progress.ts';

export interface ImportProgressReader {
  importProgress(source: ImportSource): Promise<ImportProgress | undefined>;
}

export interface ImportProgressWriter extends ImportProgressReader {
  replaceImportProgress(progress: ImportProgress): Promise<void>;
}
