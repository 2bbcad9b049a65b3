/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AuthenticatorKind =
  | 'PASSKEY'
  | 'TOTP';

/** Exactly one field must be given. */
export type ReauthenticateCollaboratorInput = {
  /** The answer to the options of `beginCollaboratorPasskeyProof`. */
  readonly assertion?: unknown;
  /** A code of the authenticator app. */
  readonly code?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
};

export type OwnProofsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnProofsQuery = { readonly collaboratorMe: { readonly id: string, readonly hasPassword: boolean }, readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind }> }, readonly collaboratorSessions: ReadonlyArray<{ readonly id: string, readonly current: boolean, readonly bySso: boolean }> };

export type ReauthenticateMutationVariables = Exact<{
  input: ReauthenticateCollaboratorInput;
}>;


export type ReauthenticateMutation = { readonly reauthenticateCollaborator: { readonly id: string } };

export type BeginPasskeyProofMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginPasskeyProofMutation = { readonly beginCollaboratorPasskeyProof: unknown };

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

export const OwnProofsDocument = new TypedDocumentString(`
    query OwnProofs {
  collaboratorMe {
    id
    hasPassword
  }
  collaboratorAuthenticators {
    authenticators {
      id
      kind
    }
    recoveryCodesLeft
  }
  collaboratorSessions {
    id
    current
    bySso
  }
}
    `) as unknown as TypedDocumentString<OwnProofsQuery, OwnProofsQueryVariables>;
export const ReauthenticateDocument = new TypedDocumentString(`
    mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {
  reauthenticateCollaborator(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReauthenticateMutation, ReauthenticateMutationVariables>;
export const BeginPasskeyProofDocument = new TypedDocumentString(`
    mutation BeginPasskeyProof {
  beginCollaboratorPasskeyProof
}
    `) as unknown as TypedDocumentString<BeginPasskeyProofMutation, BeginPasskeyProofMutationVariables>;