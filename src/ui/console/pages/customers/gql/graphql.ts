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

export type CustomerFactorKind =
  | 'PASSKEY'
  | 'RECOVERY_CODE'
  | 'TOTP';

export type LoginFailureKind =
  | 'PASSWORD'
  | 'SECOND_FACTOR';

export type MailedLinkKind =
  | 'EMAIL_CHANGE_DECLINE'
  | 'EMAIL_CHANGE_UNDO'
  | 'EMAIL_VERIFICATION'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_RESET';

/** Why a session was ended. */
export type SessionEndReason =
  /** The customer was deleted, by a collaborator or by themselves. */
  | 'CUSTOMER_DELETED'
  /** A collaborator disabled the customer. */
  | 'CUSTOMER_DISABLED'
  /** The owner of the email took the account over: this registration was never confirmed. */
  | 'EMAIL_TAKEN_OVER'
  /** The customer ended it, other than by a logout. */
  | 'ENDED_BY_CUSTOMER'
  /** The customer logged out. */
  | 'LOGOUT'
  /** The password was changed, reset or removed. */
  | 'PASSWORD_CHANGED'
  /** A refresh token was used twice, so it may have been stolen. */
  | 'REUSE_DETECTED'
  /** A collaborator ended it, or the customer was deactivated by SCIM. */
  | 'REVOKED_BY_COLLABORATOR'
  /** A partner revoked one of the session’s tokens. */
  | 'REVOKED_BY_PARTNER'
  /** A newer login replaced it. */
  | 'SUPERSEDED';

/** How the session was opened. LEGACY_TOKEN: a token of the system that the account has moved from. */
export type SessionStart =
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'LEGACY_TOKEN'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_CHANGE'
  | 'REGISTRATION';

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { readonly customersConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly email: string | null, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly lastLoginAt: string | null, readonly createdAt: string, readonly disabledAt: string | null, readonly deletedAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomerQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly email: string | null, readonly emailVerifiedAt: string | null, readonly emailBeforeChange: string | null, readonly emailCollides: boolean, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string | null, readonly salutation: string | null, readonly title: string | null, readonly organization: string | null, readonly phone: string | null, readonly language: string, readonly metadata: unknown, readonly hasPassword: boolean, readonly lastLoginAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly disabledAt: string | null, readonly deletedAt: string | null, readonly devices: ReadonlyArray<{ readonly firstSeenAt: string, readonly lastSeenAt: string }>, readonly identities: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly email: string | null, readonly createdAt: string, readonly lastUsedAt: string }>, readonly factors: ReadonlyArray<{ readonly id: string, readonly kind: CustomerFactorKind, readonly name: string | null, readonly rpId: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }>, readonly loginFailures: ReadonlyArray<{ readonly kind: LoginFailureKind, readonly source: string | null, readonly failures: number, readonly limit: number, readonly locked: boolean, readonly windowEndsAt: string }>, readonly mailedLinks: ReadonlyArray<{ readonly id: string, readonly kind: MailedLinkKind, readonly siteId: string | null, readonly createdAt: string, readonly expiresAt: string, readonly spentAt: string | null }>, readonly termsAcceptances: ReadonlyArray<{ readonly siteId: string, readonly version: string, readonly acceptedAt: string }> }, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type CustomerSessionsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerSessionsQuery = { readonly customer: { readonly id: string, readonly sessionsConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly siteId: string, readonly startedBy: SessionStart, readonly source: string, readonly userAgent: string | null, readonly createdAt: string, readonly lastUsedAt: string, readonly expiresAt: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null, readonly endedBy: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type CustomerHistoryQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerHistoryQuery = { readonly customer: { readonly id: string, readonly historyConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly action: string, readonly actorKind: AuditActorKind, readonly actorId: string | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type DisableCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableCustomerMutation = { readonly disableCustomer: { readonly id: string, readonly disabledAt: string | null } };

export type EnableCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableCustomerMutation = { readonly enableCustomer: { readonly id: string, readonly disabledAt: string | null } };

export type UnlockCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlockCustomerMutation = { readonly unlockCustomer: { readonly unlocked: boolean } };

export type EndCustomerSessionMutationVariables = Exact<{
  sessionId: string | number;
}>;


export type EndCustomerSessionMutation = { readonly endCustomerSession: { readonly id: string, readonly endedAt: string | null } };

export type EndCustomerSessionsMutationVariables = Exact<{
  id: string | number;
}>;


export type EndCustomerSessionsMutation = { readonly endCustomerSessions: { readonly endedCount: number } };

export type ExportCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type ExportCustomerMutation = { readonly exportCustomer: unknown };

export type DeleteCustomerMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteCustomerMutation = { readonly deleteCustomer: { readonly id: string, readonly deletedAt: string | null } };

export type RemoveCustomerFactorsMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCustomerFactorsMutation = { readonly removeCustomerAuthenticators: { readonly id: string } };

export type SendCustomerPasswordResetMutationVariables = Exact<{
  id: string | number;
  siteId: string | number;
}>;


export type SendCustomerPasswordResetMutation = { readonly sendCustomerPasswordReset: { readonly to: string } };

export type SendCustomerEmailVerificationMutationVariables = Exact<{
  id: string | number;
  siteId: string | number;
}>;


export type SendCustomerEmailVerificationMutation = { readonly sendCustomerEmailVerification: { readonly to: string } };

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

export const CustomersDocument = new TypedDocumentString(`
    query Customers($search: String, $first: Int, $after: String) {
  customersConnection(search: $search, first: $first, after: $after) {
    edges {
      node {
        id
        email
        username
        firstName
        lastName
        displayName
        lastLoginAt
        createdAt
        disabledAt
        deletedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    id
    email
    emailVerifiedAt
    emailBeforeChange
    emailCollides
    username
    firstName
    lastName
    displayName
    salutation
    title
    organization
    phone
    language
    metadata
    hasPassword
    lastLoginAt
    createdAt
    updatedAt
    disabledAt
    deletedAt
    devices {
      firstSeenAt
      lastSeenAt
    }
    identities {
      id
      provider
      email
      createdAt
      lastUsedAt
    }
    factors {
      id
      kind
      name
      rpId
      createdAt
      lastUsedAt
    }
    loginFailures {
      kind
      source
      failures
      limit
      locked
      windowEndsAt
    }
    mailedLinks {
      id
      kind
      siteId
      createdAt
      expiresAt
      spentAt
    }
    termsAcceptances {
      siteId
      version
      acceptedAt
    }
  }
  sites {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomerSessionsDocument = new TypedDocumentString(`
    query CustomerSessions($id: ID!, $first: Int, $after: String) {
  customer(id: $id) {
    id
    sessionsConnection(first: $first, after: $after) {
      edges {
        node {
          id
          siteId
          startedBy
          source
          userAgent
          createdAt
          lastUsedAt
          expiresAt
          endedAt
          endReason
          endedBy
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerSessionsQuery, CustomerSessionsQueryVariables>;
export const CustomerHistoryDocument = new TypedDocumentString(`
    query CustomerHistory($id: ID!, $first: Int, $after: String) {
  customer(id: $id) {
    id
    historyConnection(first: $first, after: $after) {
      edges {
        node {
          id
          at
          action
          actorKind
          actorId
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
}
    `) as unknown as TypedDocumentString<CustomerHistoryQuery, CustomerHistoryQueryVariables>;
export const DisableCustomerDocument = new TypedDocumentString(`
    mutation DisableCustomer($id: ID!) {
  disableCustomer(id: $id) {
    id
    disabledAt
  }
}
    `) as unknown as TypedDocumentString<DisableCustomerMutation, DisableCustomerMutationVariables>;
export const EnableCustomerDocument = new TypedDocumentString(`
    mutation EnableCustomer($id: ID!) {
  enableCustomer(id: $id) {
    id
    disabledAt
  }
}
    `) as unknown as TypedDocumentString<EnableCustomerMutation, EnableCustomerMutationVariables>;
export const UnlockCustomerDocument = new TypedDocumentString(`
    mutation UnlockCustomer($id: ID!) {
  unlockCustomer(input: { id: $id }) {
    unlocked
  }
}
    `) as unknown as TypedDocumentString<UnlockCustomerMutation, UnlockCustomerMutationVariables>;
export const EndCustomerSessionDocument = new TypedDocumentString(`
    mutation EndCustomerSession($sessionId: ID!) {
  endCustomerSession(sessionId: $sessionId) {
    id
    endedAt
  }
}
    `) as unknown as TypedDocumentString<EndCustomerSessionMutation, EndCustomerSessionMutationVariables>;
export const EndCustomerSessionsDocument = new TypedDocumentString(`
    mutation EndCustomerSessions($id: ID!) {
  endCustomerSessions(customerId: $id) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndCustomerSessionsMutation, EndCustomerSessionsMutationVariables>;
export const ExportCustomerDocument = new TypedDocumentString(`
    mutation ExportCustomer($id: ID!) {
  exportCustomer(id: $id)
}
    `) as unknown as TypedDocumentString<ExportCustomerMutation, ExportCustomerMutationVariables>;
export const DeleteCustomerDocument = new TypedDocumentString(`
    mutation DeleteCustomer($id: ID!) {
  deleteCustomer(id: $id) {
    id
    deletedAt
  }
}
    `) as unknown as TypedDocumentString<DeleteCustomerMutation, DeleteCustomerMutationVariables>;
export const RemoveCustomerFactorsDocument = new TypedDocumentString(`
    mutation RemoveCustomerFactors($id: ID!) {
  removeCustomerAuthenticators(customerId: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveCustomerFactorsMutation, RemoveCustomerFactorsMutationVariables>;
export const SendCustomerPasswordResetDocument = new TypedDocumentString(`
    mutation SendCustomerPasswordReset($id: ID!, $siteId: ID!) {
  sendCustomerPasswordReset(customerId: $id, siteId: $siteId) {
    to
  }
}
    `) as unknown as TypedDocumentString<SendCustomerPasswordResetMutation, SendCustomerPasswordResetMutationVariables>;
export const SendCustomerEmailVerificationDocument = new TypedDocumentString(`
    mutation SendCustomerEmailVerification($id: ID!, $siteId: ID!) {
  sendCustomerEmailVerification(customerId: $id, siteId: $siteId) {
    to
  }
}
    `) as unknown as TypedDocumentString<SendCustomerEmailVerificationMutation, SendCustomerEmailVerificationMutationVariables>;