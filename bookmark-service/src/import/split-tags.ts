/** The tags in `text`, each once, without those that are empty. */
export function splitTags(text: string | undefined, separator: string | RegExp): string[] {
  return tidyTags((text ?? '').split(separator));
}

export function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
