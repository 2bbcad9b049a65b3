/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CreatePartnerInput = {
  /** Up to 100 characters. */
  readonly name: string;
  /** 1 to 1,000,000. Absent or null: no limit. */
  readonly ratePerMinute?: number | null | undefined;
  /** Sites of the account. Absent or empty: all of them. */
  readonly siteIds?: ReadonlyArray<string | number> | null | undefined;
};

/** Hours and days begin in UTC. */
export type StatisticsStep =
  | 'DAY'
  | 'HOUR';

export type TokenAction =
  | 'DENY'
  /** Ask the customer to log in again. */
  | 'REAUTHENTICATE'
  /** The session is open. Refresh the token. */
  | 'REFRESH';

export type TokenInvalidReason =
  /** The customer was disabled or deleted. */
  | 'CUSTOMER_DISABLED'
  | 'EXPIRED'
  /** Not signed by one of our keys. */
  | 'INVALID_SIGNATURE'
  /** Not a token, or not in canonical form. */
  | 'MALFORMED'
  | 'NOT_YET_VALID'
  | 'PASSWORD_CHANGED'
  /** Its session was ended, for example by a logout. */
  | 'REVOKED'
  /** A newer login replaced its session. */
  | 'SUPERSEDED'
  /** Not an access token that the caller may ask about. */
  | 'UNKNOWN';

/** An absent field is not changed. */
export type UpdatePartnerInput = {
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** Null: no limit. */
  readonly ratePerMinute?: number | null | undefined;
  /** Empty: all sites of the account. */
  readonly siteIds?: ReadonlyArray<string | number> | null | undefined;
};

export type PartnerRowFragment = { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null };

export type PartnersPageQueryVariables = Exact<{ [key: string]: never; }>;


export type PartnersPageQuery = { readonly partners: ReadonlyArray<{ readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null }>, readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type PartnerUsageQueryVariables = Exact<{
  from: string;
  to: string;
  step: StatisticsStep;
  partnerId: string | number;
}>;


export type PartnerUsageQuery = { readonly statistics: { readonly from: string, readonly to: string, readonly verdicts: ReadonlyArray<{ readonly at: string, readonly verdict: string, readonly count: number }> } };

export type CreatePartnerMutationVariables = Exact<{
  input: CreatePartnerInput;
}>;


export type CreatePartnerMutation = { readonly createPartner: { readonly clientSecret: string, readonly partner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } } };

export type UpdatePartnerMutationVariables = Exact<{
  id: string | number;
  input: UpdatePartnerInput;
}>;


export type UpdatePartnerMutation = { readonly updatePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type RotatePartnerMutationVariables = Exact<{
  id: string | number;
  overlapDays: number;
}>;


export type RotatePartnerMutation = { readonly rotatePartnerSecret: { readonly clientSecret: string, readonly partner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } } };

export type DisablePartnerMutationVariables = Exact<{
  id: string | number;
}>;


export type DisablePartnerMutation = { readonly disablePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type EnablePartnerMutationVariables = Exact<{
  id: string | number;
}>;


export type EnablePartnerMutation = { readonly enablePartner: { readonly id: string, readonly name: string, readonly clientId: string, readonly siteIds: ReadonlyArray<string>, readonly ratePerMinute: number | null, readonly previousSecretUntil: string | null, readonly disabledAt: string | null, readonly createdAt: string, readonly updatedAt: string, readonly lastUsedAt: string | null } };

export type SetTestTokensMutationVariables = Exact<{
  sandbox: boolean;
}>;


export type SetTestTokensMutation = { readonly updateAccount: { readonly id: string, readonly sandbox: boolean } };

export type CheckPartnerTokenMutationVariables = Exact<{
  partnerId: string | number;
  token: string;
}>;


export type CheckPartnerTokenMutation = { readonly checkPartnerToken: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null } };

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
export const PartnerRowFragmentDoc = new TypedDocumentString(`
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}
    `, {"fragmentName":"PartnerRow"}) as unknown as TypedDocumentString<PartnerRowFragment, unknown>;
export const PartnersPageDocument = new TypedDocumentString(`
    query PartnersPage {
  partners {
    ...PartnerRow
  }
  sites {
    id
    name
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<PartnersPageQuery, PartnersPageQueryVariables>;
export const PartnerUsageDocument = new TypedDocumentString(`
    query PartnerUsage($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $partnerId: ID!) {
  statistics(from: $from, to: $to, step: $step) {
    from
    to
    verdicts(partnerId: $partnerId) {
      at
      verdict
      count
    }
  }
}
    `) as unknown as TypedDocumentString<PartnerUsageQuery, PartnerUsageQueryVariables>;
export const CreatePartnerDocument = new TypedDocumentString(`
    mutation CreatePartner($input: CreatePartnerInput!) {
  createPartner(input: $input) {
    clientSecret
    partner {
      ...PartnerRow
    }
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const UpdatePartnerDocument = new TypedDocumentString(`
    mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {
  updatePartner(id: $id, input: $input) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<UpdatePartnerMutation, UpdatePartnerMutationVariables>;
export const RotatePartnerDocument = new TypedDocumentString(`
    mutation RotatePartner($id: ID!, $overlapDays: Int!) {
  rotatePartnerSecret(id: $id, overlapDays: $overlapDays) {
    clientSecret
    partner {
      ...PartnerRow
    }
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<RotatePartnerMutation, RotatePartnerMutationVariables>;
export const DisablePartnerDocument = new TypedDocumentString(`
    mutation DisablePartner($id: ID!) {
  disablePartner(id: $id) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<DisablePartnerMutation, DisablePartnerMutationVariables>;
export const EnablePartnerDocument = new TypedDocumentString(`
    mutation EnablePartner($id: ID!) {
  enablePartner(id: $id) {
    ...PartnerRow
  }
}
    fragment PartnerRow on Partner {
  id
  name
  clientId
  siteIds
  ratePerMinute
  previousSecretUntil
  disabledAt
  createdAt
  updatedAt
  lastUsedAt
}`) as unknown as TypedDocumentString<EnablePartnerMutation, EnablePartnerMutationVariables>;
export const SetTestTokensDocument = new TypedDocumentString(`
    mutation SetTestTokens($sandbox: Boolean!) {
  updateAccount(input: { sandbox: $sandbox }) {
    id
    sandbox
  }
}
    `) as unknown as TypedDocumentString<SetTestTokensMutation, SetTestTokensMutationVariables>;
export const CheckPartnerTokenDocument = new TypedDocumentString(`
    mutation CheckPartnerToken($partnerId: ID!, $token: String!) {
  checkPartnerToken(partnerId: $partnerId, token: $token) {
    valid
    reason
    action
  }
}
    `) as unknown as TypedDocumentString<CheckPartnerTokenMutation, CheckPartnerTokenMutationVariables>;