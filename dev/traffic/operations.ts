import type { ExpectedBookmark, ExpectedLibrary } from './expected-library.ts';

type Data = Readonly<Record<string, unknown>>;

/** A write that can be repeated until it is acknowledged. */
export type Operation = {
  readonly tool: string;
  readonly args: object;
  /** Whether the answer to the first attempt says that it was this attempt that did it. */
  readonly wasDoneNow: (data: Data) => boolean;
  /** What it makes of the library. */
  readonly apply: (library: ExpectedLibrary) => void;
};

/** A tagging with what the undo of it needs. */
export type Tagging = { readonly tag: string; readonly urls: readonly string[]; readonly changeId: string };

const IMPORTED = 10;

export function save(url: string, title: string): Operation {
  return {
    tool: 'add_bookmark',
    args: { url, title },
    wasDoneNow: ({ outcome }) => outcome === 'created',
    apply: (library) => void library.set(url, { title, tags: [], paragraphs: [] }),
  };
}

export function retitle(url: string, title: string): Operation {
  return {
    tool: 'edit_bookmark',
    args: { ref: url, title },
    wasDoneNow: ({ change_id }) => change_id !== undefined,
    apply: (library) => change(library, [url], () => ({ title })),
  };
}

export function annotate(url: string, paragraph: string): Operation {
  return {
    tool: 'organize_bookmarks',
    args: { refs: [url], append_note: paragraph },
    wasDoneNow: ({ changed }) => changed === 1,
    apply: (library) =>
      change(library, [url], ({ paragraphs }) => ({ paragraphs: [...paragraphs, paragraph] })),
  };
}

export function addTag(urls: readonly string[], tag: string): Operation {
  return {
    tool: 'organize_bookmarks',
    args: { refs: urls, add_tags: [tag] },
    wasDoneNow: ({ changed }) => changed === urls.length,
    apply: (library) => change(library, urls, ({ tags }) => ({ tags: [...tags, tag] })),
  };
}

export function takeBack({ tag, urls, changeId }: Tagging): Operation {
  return {
    tool: 'undo_change',
    args: { change_id: changeId },
    wasDoneNow: ({ undone, conflicts }) => undone === urls.length && conflicts === 0,
    apply: (library) =>
      change(library, urls, ({ tags }) => ({ tags: tags.filter((other) => other !== tag) })),
  };
}

export function mergeTag({ tag, urls }: Pick<Tagging, 'tag' | 'urls'>, into: string): Operation {
  return {
    tool: 'update_tags',
    args: { changes: [{ from: [tag], to: into }] },
    wasDoneNow: ({ changed }) => changed === urls.length,
    apply: (library) =>
      change(library, urls, ({ tags }) => ({
        tags: [...new Set(tags.map((other) => (other === tag ? into : other)))],
      })),
  };
}

/** A small file, by a job. One that still runs is to be done as well. */
export function importList(url: string, title: string): Operation {
  const entries = Array.from({ length: IMPORTED }, (_, n) => ({
    url: `${url}/${n}`,
    title: `${title}, ${n}`,
  }));
  return {
    tool: 'import_bookmarks',
    args: { content: entries.map((entry) => `${entry.url} | ${entry.title}`).join('\n'), format: 'urls' },
    wasDoneNow: ({ status, report }) =>
      status === 'running' || (report as { created?: number } | undefined)?.created === IMPORTED,
    apply: (library) => {
      for (const entry of entries) library.set(entry.url, { title: entry.title, tags: [], paragraphs: [] });
    },
  };
}

function change(
  library: ExpectedLibrary,
  urls: readonly string[],
  to: (bookmark: ExpectedBookmark) => Partial<ExpectedBookmark>,
): void {
  for (const url of urls) {
    const bookmark = library.get(url);
    if (bookmark !== undefined) library.set(url, { ...bookmark, ...to(bookmark) });
  }
}
