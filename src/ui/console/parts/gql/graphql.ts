/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type IdentityProviderTestOutcome =
  /** The provider identified a person. */
  | 'ANSWERED'
  /** The person declined at the provider. */
  | 'DECLINED'
  /** The provider has not answered yet. */
  | 'PENDING'
  /** The provider is not available, or is not set up. */
  | 'PROVIDER_UNAVAILABLE'
  /** The provider refused, or its answer is not valid. */
  | 'REFUSED';

export type LoginTestQueryVariables = Exact<{
  id: string | number;
}>;


export type LoginTestQuery = { readonly identityProviderTest: { readonly outcome: IdentityProviderTestOutcome, readonly reason: string | null, readonly issuer: string | null, readonly subject: string | null, readonly email: string | null, readonly emailVerified: boolean, readonly claims: ReadonlyArray<string> } | null };

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

export const LoginTestDocument = new TypedDocumentString(`
    query LoginTest($id: ID!) {
  identityProviderTest(id: $id) {
    outcome
    reason
    issuer
    subject
    email
    emailVerified
    claims
  }
}
    `) as unknown as TypedDocumentString<LoginTestQuery, LoginTestQueryVariables>;