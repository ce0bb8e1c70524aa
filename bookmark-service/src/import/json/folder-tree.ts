/** Folders that know only their parent, in any order. */
export function createFolderTree() {
  const folders = new Map<string, { readonly name: string; readonly parent: string | undefined }>();
  return {
    add(id: string, name: string, parent: string | undefined): void {
      folders.set(id, { name, parent });
    },
    /** The names from the root down; empty for a folder that is not there. */
    path(id: string): string[] {
      const names: string[] = [];
      const seen = new Set<string>();
      // A damaged file may make a folder its own ancestor.
      for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = folders.get(at)?.parent) {
        seen.add(at);
        const name = folders.get(at)?.name.trim();
        if (name) names.unshift(name);
      }
      return names;
    },
  };
}
