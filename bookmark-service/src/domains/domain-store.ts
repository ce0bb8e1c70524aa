/** A host, without `www.`. */
export type Domain = { readonly name: string; readonly bookmarkCount: number };

export interface DomainReader {
  /**
   * The most frequent first. `labels` are those of a host from its end, the first of them perhaps the beginning of one
   * only; they may stand anywhere in the host.
   */
  domainsWithLabels(labels: readonly string[], limit: number): Promise<Domain[]>;
}
