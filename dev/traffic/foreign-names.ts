const NAME = /\bcrowd-\d+\b/g;

/** The people other than `owner` who are named in what `owner` was answered: all that anybody saves names its owner. */
export function foreignNamesIn(answer: unknown, owner: string): string[] {
  const names = new Set(JSON.stringify(answer).match(NAME));
  names.delete(owner);
  return [...names].map((name) => `${owner} saw something of ${name}`);
}
