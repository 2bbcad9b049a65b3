/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AuditActorKind =
  | 'COLLABORATOR'
  | 'COMMAND_LINE'
  | 'CUSTOMER'
  | 'PARTNER'
  | 'SYSTEM';

/** An entry must match every given field. */
export type AuditFilter = {
  /** For example `site.updated`. */
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly actorKind?: AuditActorKind | null | undefined;
  readonly from?: string | null | undefined;
  readonly targetId?: string | null | undefined;
  readonly targetKind?: string | null | undefined;
  /** Exclusive. */
  readonly until?: string | null | undefined;
};

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { readonly auditEventsConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly action: string, readonly targetKind: string, readonly targetId: string, readonly source: string | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AuditFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditFiltersQuery = { readonly auditActions: ReadonlyArray<string>, readonly auditTargetKinds: ReadonlyArray<string>, readonly collaborators: ReadonlyArray<{ readonly id: string, readonly email: string }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($first: Int, $after: String, $filter: AuditFilter) {
  auditEventsConnection(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        id
        at
        actorKind
        actorId
        action
        targetKind
        targetId
        source
        changes {
          field
          before
          after
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const AuditFiltersDocument = new TypedDocumentString(`
    query AuditFilters {
  auditActions
  auditTargetKinds
  collaborators {
    id
    email
  }
}
    `) as unknown as TypedDocumentString<AuditFiltersQuery, AuditFiltersQueryVariables>;