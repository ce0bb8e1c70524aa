/** What a bookmark must be like, as far as its owner was told. */
export type ExpectedBookmark = {
  readonly title: string;
  readonly tags: readonly string[];
  /** The paragraphs of its note. */
  readonly paragraphs: readonly string[];
};

/** A library as its owner knows it, by URL. */
export type ExpectedLibrary = Map<string, ExpectedBookmark>;

/** A bookmark as the product shows it. */
export type FoundBookmark = ExpectedBookmark & { readonly url: string };

export type Differences = {
  /** What was acknowledged, and is not so. */
  readonly lost: readonly string[];
  /** What is there twice, or was never asked for. */
  readonly doubled: readonly string[];
};

/** Holds what is there against what must be there: all of it, and nothing else. */
export function differences(expected: ExpectedLibrary, found: readonly FoundBookmark[]): Differences {
  const byUrl = Map.groupBy(found, ({ url }) => url);
  const pairs = [...expected].map(([url, bookmark]) => ({ url, bookmark, is: byUrl.get(url)?.[0] }));
  return {
    lost: pairs.flatMap(({ url, bookmark, is }) => (is ? lacking(url, bookmark, is) : `${url} is missing`)),
    doubled: [
      ...found.filter(({ url }) => !expected.has(url)).map(({ url }) => `${url} was never saved`),
      ...[...byUrl].filter(([, same]) => same.length > 1).map(([url]) => `${url} is there twice`),
      ...pairs.flatMap(({ url, bookmark, is }) => (is ? surplus(url, bookmark, is) : [])),
    ],
  };
}

function lacking(url: string, expected: ExpectedBookmark, is: FoundBookmark): string[] {
  return [
    ...(is.title === expected.title ? [] : [`${url} is titled ${is.title} and not ${expected.title}`]),
    ...without(expected.tags, is.tags).map((tag) => `${url} has lost the tag ${tag}`),
    ...without(expected.paragraphs, is.paragraphs).map((text) => `${url} has lost the note ${text}`),
  ];
}

function surplus(url: string, expected: ExpectedBookmark, is: FoundBookmark): string[] {
  return [
    ...without(is.tags, expected.tags).map((tag) => `${url} has the tag ${tag}, which it must not have`),
    ...without(is.paragraphs, expected.paragraphs).map(
      (text) => `${url} has the note ${text} once too often`,
    ),
  ];
}

/** What is left of `all` when each of `taken` is taken away once. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...all];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
