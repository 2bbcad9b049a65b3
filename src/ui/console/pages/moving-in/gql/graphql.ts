/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ImportRunState =
  /** The whole file is read once to check it. Nothing is stored yet. */
  | 'CHECKING'
  /** `failure` says why. The same upload resumes it. */
  | 'FAILED'
  /** All lines were processed. */
  | 'FINISHED'
  /** The records are stored. In a dry run they are only compared with the customers. */
  | 'IMPORTING'
  /** No server works on it. The same upload resumes it. */
  | 'INTERRUPTED'
  /** A collaborator has stopped it. The same upload resumes it. */
  | 'STOPPED'
  /** The customers whom the import has created are being deleted. */
  | 'UNDOING'
  /** The undo has ended. */
  | 'UNDONE'
  /** The undo has not ended, and no server works on it. `undoImport` resumes it. */
  | 'UNDO_INTERRUPTED';

/** How tokens of an old system are verified. */
export type LegacyIssuerKind =
  /** Gatehouse asks the old system whether it accepts a token. */
  | 'ASK'
  /** With a secret that both systems share, such as that of tymon/jwt-auth. */
  | 'HMAC'
  /** With published keys, such as those of Auth0, Firebase and Supabase. */
  | 'JWKS';

export type OldSystemInput = {
  /** Whether the old system is asked about emails that no customer has. A customer is created if the system confirms the password. Absent: unchanged, or false. */
  readonly createsUnknown?: boolean | null | undefined;
  /** Absent: unchanged, or true. */
  readonly enabled?: boolean | null | undefined;
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly kind: OldSystemKind;
  /** Whether a hook gets a new secret. The previous secret becomes invalid at once. */
  readonly renewSecret?: boolean | null | undefined;
  /** The id of the site in the old system: `site_id` at Pelcro, `customer_id` at Prancer. */
  readonly site?: string | null | undefined;
  /** Whether the email of a newly created customer counts as verified if the old system says so. Prancer does not report it, so there all emails count as verified. Absent: unchanged, or false. */
  readonly trustsEmails?: boolean | null | undefined;
  /** Until when the old system is asked, up to 400 days from now. */
  readonly until: string;
  /** An https URL of a public host. */
  readonly url: string;
};

/** The API of an old system. */
export type OldSystemKind =
  /** Your own endpoint at `url`, which receives signed requests. */
  | 'HOOK'
  /** The Pelcro API. `url` is its base URL, such as `https://…/api/v1/sdk`. */
  | 'PELCRO'
  /** The Prancer API. `url` is its base URL, such as `https://…/api`. */
  | 'PRANCER';

export type ImportRowFragment = { readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number };

export type ImportDetailsFragment = { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> };

export type ImportUploadsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportUploadsQuery = { readonly importUpload: { readonly maxBytes: number } };

export type ImportRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportRunsQuery = { readonly importRuns: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ImportRunQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportRunQuery = { readonly importRun: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type ImportProblemsQueryVariables = Exact<{
  id: string | number;
  code?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportProblemsQuery = { readonly importRun: { readonly id: string, readonly problems: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly line: number, readonly code: string, readonly isRefusal: boolean, readonly recordId: string | null, readonly field: string | null, readonly firstLine: number | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type StopImportMutationVariables = Exact<{
  id: string | number;
}>;


export type StopImportMutation = { readonly stopImport: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type UndoImportMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoImportMutation = { readonly undoImport: { readonly failure: string | null, readonly changedAt: string, readonly finishedAt: string | null, readonly deleted: number, readonly kept: number, readonly undoEndedAt: string | null, readonly id: string, readonly state: ImportRunState, readonly isDryRun: boolean, readonly source: string, readonly fileName: string | null, readonly startedAt: string, readonly lines: number | null, readonly lastLine: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly skipped: number, readonly refused: number, readonly hashes: ReadonlyArray<{ readonly scheme: string, readonly count: number, readonly firstLoginSeconds: number }>, readonly notes: ReadonlyArray<{ readonly code: string, readonly count: number }>, readonly problemCounts: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

export type OldIssuerFragment = { readonly id: string, readonly siteId: string, readonly kind: LegacyIssuerKind, readonly algorithm: string, readonly url: string | null, readonly iss: string | null, readonly aud: string | null, readonly prv: string | null, readonly cutoverAt: string | null, readonly acceptsUntil: string, readonly closedAt: string | null, readonly isAccepting: boolean, readonly createdAt: string };

export type OldSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OldSessionsQuery = { readonly legacyIssuers: ReadonlyArray<{ readonly id: string, readonly siteId: string, readonly kind: LegacyIssuerKind, readonly algorithm: string, readonly url: string | null, readonly iss: string | null, readonly aud: string | null, readonly prv: string | null, readonly cutoverAt: string | null, readonly acceptsUntil: string, readonly closedAt: string | null, readonly isAccepting: boolean, readonly createdAt: string }>, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string, readonly slug: string }> };

export type OldSystemSettingsFragment = { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string };

export type OldSystemQueryVariables = Exact<{ [key: string]: never; }>;


export type OldSystemQuery = { readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } | null };

export type SetOldSystemMutationVariables = Exact<{
  input: OldSystemInput;
}>;


export type SetOldSystemMutation = { readonly setOldSystem: { readonly secret: string | null, readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } } };

export type RemoveOldSystemMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveOldSystemMutation = { readonly removeOldSystem: { readonly kind: OldSystemKind } };

export type MovedPasswordsQueryVariables = Exact<{ [key: string]: never; }>;


export type MovedPasswordsQuery = { readonly importedPasswords: { readonly elsewhere: number, readonly unusable: number, readonly schemes: ReadonlyArray<{ readonly scheme: string, readonly customers: number }> }, readonly hashSecrets: ReadonlyArray<{ readonly id: string, readonly name: string, readonly createdAt: string }>, readonly oldSystem: { readonly kind: OldSystemKind, readonly url: string, readonly site: string | null, readonly until: string, readonly trustsEmails: boolean, readonly createsUnknown: boolean, readonly enabled: boolean, readonly isAsked: boolean, readonly waitingCustomers: number, readonly updatedAt: string } | null };

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
export const ImportRowFragmentDoc = new TypedDocumentString(`
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
    `, {"fragmentName":"ImportRow"}) as unknown as TypedDocumentString<ImportRowFragment, unknown>;
export const ImportDetailsFragmentDoc = new TypedDocumentString(`
    fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}`, {"fragmentName":"ImportDetails"}) as unknown as TypedDocumentString<ImportDetailsFragment, unknown>;
export const OldIssuerFragmentDoc = new TypedDocumentString(`
    fragment OldIssuer on LegacyIssuer {
  id
  siteId
  kind
  algorithm
  url
  iss
  aud
  prv
  cutoverAt
  acceptsUntil
  closedAt
  isAccepting
  createdAt
}
    `, {"fragmentName":"OldIssuer"}) as unknown as TypedDocumentString<OldIssuerFragment, unknown>;
export const OldSystemSettingsFragmentDoc = new TypedDocumentString(`
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}
    `, {"fragmentName":"OldSystemSettings"}) as unknown as TypedDocumentString<OldSystemSettingsFragment, unknown>;
export const ImportUploadsDocument = new TypedDocumentString(`
    query ImportUploads {
  importUpload {
    maxBytes
  }
}
    `) as unknown as TypedDocumentString<ImportUploadsQuery, ImportUploadsQueryVariables>;
export const ImportRunsDocument = new TypedDocumentString(`
    query ImportRuns($first: Int, $after: String) {
  importRuns(first: $first, after: $after) {
    edges {
      node {
        ...ImportRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}`) as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!) {
  importRun(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const ImportProblemsDocument = new TypedDocumentString(`
    query ImportProblems($id: ID!, $code: String, $first: Int, $after: String) {
  importRun(id: $id) {
    id
    problems(code: $code, first: $first, after: $after) {
      edges {
        node {
          id
          line
          code
          isRefusal
          recordId
          field
          firstLine
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportProblemsQuery, ImportProblemsQueryVariables>;
export const StopImportDocument = new TypedDocumentString(`
    mutation StopImport($id: ID!) {
  stopImport(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<StopImportMutation, StopImportMutationVariables>;
export const UndoImportDocument = new TypedDocumentString(`
    mutation UndoImport($id: ID!) {
  undoImport(id: $id) {
    ...ImportDetails
  }
}
    fragment ImportRow on ImportRun {
  id
  state
  isDryRun
  source
  fileName
  startedAt
  lines
  lastLine
  created
  updated
  unchanged
  skipped
  refused
}
fragment ImportDetails on ImportRun {
  ...ImportRow
  failure
  changedAt
  finishedAt
  hashes {
    scheme
    count
    firstLoginSeconds
  }
  notes {
    code
    count
  }
  problemCounts {
    code
    count
  }
  deleted
  kept
  undoEndedAt
}`) as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const OldSessionsDocument = new TypedDocumentString(`
    query OldSessions {
  legacyIssuers {
    ...OldIssuer
  }
  sites {
    id
    name
    slug
  }
}
    fragment OldIssuer on LegacyIssuer {
  id
  siteId
  kind
  algorithm
  url
  iss
  aud
  prv
  cutoverAt
  acceptsUntil
  closedAt
  isAccepting
  createdAt
}`) as unknown as TypedDocumentString<OldSessionsQuery, OldSessionsQueryVariables>;
export const OldSystemDocument = new TypedDocumentString(`
    query OldSystem {
  oldSystem {
    ...OldSystemSettings
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<OldSystemQuery, OldSystemQueryVariables>;
export const SetOldSystemDocument = new TypedDocumentString(`
    mutation SetOldSystem($input: OldSystemInput!) {
  setOldSystem(input: $input) {
    secret
    oldSystem {
      ...OldSystemSettings
    }
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<SetOldSystemMutation, SetOldSystemMutationVariables>;
export const RemoveOldSystemDocument = new TypedDocumentString(`
    mutation RemoveOldSystem {
  removeOldSystem {
    kind
  }
}
    `) as unknown as TypedDocumentString<RemoveOldSystemMutation, RemoveOldSystemMutationVariables>;
export const MovedPasswordsDocument = new TypedDocumentString(`
    query MovedPasswords {
  importedPasswords {
    schemes {
      scheme
      customers
    }
    elsewhere
    unusable
  }
  hashSecrets {
    id
    name
    createdAt
  }
  oldSystem {
    ...OldSystemSettings
  }
}
    fragment OldSystemSettings on OldSystem {
  kind
  url
  site
  until
  trustsEmails
  createsUnknown
  enabled
  isAsked
  waitingCustomers
  updatedAt
}`) as unknown as TypedDocumentString<MovedPasswordsQuery, MovedPasswordsQueryVariables>;