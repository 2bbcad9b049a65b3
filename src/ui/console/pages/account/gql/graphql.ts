/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The scope of a lockout after failed logins. */
export type LockoutScope =
  /** The customer at every address, as in Pelcro. Anyone who tries passwords can lock the customer out. */
  | 'CUSTOMER'
  /** The customer at one client address. They can still log in from other addresses. */
  | 'CUSTOMER_AND_SOURCE';

/** An absent field is not changed. */
export type UpdateAccountInput = {
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** Failed logins within the window that cause a lockout: 1 to 1000, default 10. */
  readonly lockoutAttempts?: number | null | undefined;
  /** Failed logins of a customer per day that lock all addresses from which the customer has never logged in: 1 to 100000, default 100. It has no effect with the scope `CUSTOMER`. */
  readonly lockoutDailyCap?: number | null | undefined;
  /** The scope of a lockout. */
  readonly lockoutScope?: LockoutScope | null | undefined;
  /** Time from the first failure to the end of the lockout: 10 to 86400, default 300. */
  readonly lockoutWindowSeconds?: number | null | undefined;
  /** Up to 255 characters. Shown in mails. */
  readonly name?: string | null | undefined;
  /** Whether partners can validate test tokens. Not for an account with real customers. */
  readonly sandbox?: boolean | null | undefined;
};

export type AccountSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSettingsQuery = { readonly account: { readonly id: string, readonly name: string, readonly slug: string, readonly lockoutAttempts: number, readonly lockoutWindowSeconds: number, readonly lockoutScope: LockoutScope, readonly lockoutDailyCap: number, readonly sandbox: boolean, readonly updatedAt: string } };

export type UpdateAccountMutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type UpdateAccountMutation = { readonly updateAccount: { readonly id: string, readonly updatedAt: string } };

export type EndAccountSessionsMutationVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EndAccountSessionsMutation = { readonly endAccountSessions: { readonly endedCount: number, readonly nextCursor: string | null } };

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

export const AccountSettingsDocument = new TypedDocumentString(`
    query AccountSettings {
  account {
    id
    name
    slug
    lockoutAttempts
    lockoutWindowSeconds
    lockoutScope
    lockoutDailyCap
    sandbox
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<AccountSettingsQuery, AccountSettingsQueryVariables>;
export const UpdateAccountDocument = new TypedDocumentString(`
    mutation UpdateAccount($input: UpdateAccountInput!) {
  updateAccount(input: $input) {
    id
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<UpdateAccountMutation, UpdateAccountMutationVariables>;
export const EndAccountSessionsDocument = new TypedDocumentString(`
    mutation EndAccountSessions($after: String) {
  endAccountSessions(after: $after) {
    endedCount
    nextCursor
  }
}
    `) as unknown as TypedDocumentString<EndAccountSessionsMutation, EndAccountSessionsMutationVariables>;