/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type SigningKeyState =
  /** Signs tokens. */
  | 'ACTIVE'
  /** Published, and signs from `signsFrom`. */
  | 'NEXT'
  /** No longer signs. Verifies its tokens until `verifiesUntil`. */
  | 'RETIRED';

export type KeyListFragment = { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> };

export type SigningKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type SigningKeysQuery = { readonly signingKeys: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

export type RotateSigningKeysMutationVariables = Exact<{ [key: string]: never; }>;


export type RotateSigningKeysMutation = { readonly rotateSigningKeys: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

export type WithdrawSigningKeyMutationVariables = Exact<{
  kid: string | number;
}>;


export type WithdrawSigningKeyMutation = { readonly withdrawSigningKey: { readonly mayChange: boolean, readonly rotationDays: number, readonly keys: ReadonlyArray<{ readonly kid: string, readonly algorithm: string, readonly state: SigningKeyState, readonly createdAt: string, readonly signsFrom: string, readonly retiresAt: string | null, readonly verifiesUntil: string | null }>, readonly withdrawn: ReadonlyArray<{ readonly kid: string, readonly withdrawnAt: string }> } };

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
export const KeyListFragmentDoc = new TypedDocumentString(`
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}
    `, {"fragmentName":"KeyList"}) as unknown as TypedDocumentString<KeyListFragment, unknown>;
export const SigningKeysDocument = new TypedDocumentString(`
    query SigningKeys {
  signingKeys {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<SigningKeysQuery, SigningKeysQueryVariables>;
export const RotateSigningKeysDocument = new TypedDocumentString(`
    mutation RotateSigningKeys {
  rotateSigningKeys {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<RotateSigningKeysMutation, RotateSigningKeysMutationVariables>;
export const WithdrawSigningKeyDocument = new TypedDocumentString(`
    mutation WithdrawSigningKey($kid: ID!) {
  withdrawSigningKey(kid: $kid) {
    ...KeyList
  }
}
    fragment KeyList on SigningKeys {
  keys {
    kid
    algorithm
    state
    createdAt
    signsFrom
    retiresAt
    verifiesUntil
  }
  withdrawn {
    kid
    withdrawnAt
  }
  mayChange
  rotationDays
}`) as unknown as TypedDocumentString<WithdrawSigningKeyMutation, WithdrawSigningKeyMutationVariables>;