/** JSON Schema, as far as Kubernetes uses it. */
export type Schema = { readonly [keyword: string]: unknown };

/** What `schemas.json.gz` holds. */
export type SchemaDocument = {
  /** Kubernetes' own types, which the kinds refer to. */
  readonly definitions: Readonly<Record<string, Schema>>;
  /** By `apiVersion kind`. */
  readonly kinds: Readonly<Record<string, Schema>>;
};
