/** A list in pages, as in the GraphQL Cursor Connections specification. */
export type Connection<Row> = {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
};
