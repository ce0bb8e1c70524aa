/** That what is behind the link of a bookmark, by its `id`, can be read in so many minutes. @param minutes a placeholder. */
export function readableIn(minutes: string): string {
  return `and exists (
    select from pages where pages.user_sub = $1 and pages.bookmark_id = id and reading_minutes between 1 and ${minutes})`;
}
