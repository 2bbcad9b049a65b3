/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptCollaboratorInvitationInput = {
  readonly name?: string | null | undefined;
  /** 8 to 256 characters. Common passwords are refused. */
  readonly password: string;
  /** The text after `token=` in the mailed link. */
  readonly token: string;
};

export type CollaboratorLoginInput = {
  readonly email: string;
  readonly password: string;
};

/** The challenge of SECOND_FACTOR_REQUIRED and one factor. After a first factor was set up, the challenge only. */
export type CompleteLoginInput = {
  /** The answer of the passkey: `PublicKeyCredential.toJSON()`. */
  readonly assertion?: unknown;
  readonly challenge: string;
  /** The code of the authenticator app. */
  readonly code?: string | null | undefined;
  /** One of the recovery codes. It can be used once. */
  readonly recoveryCode?: string | null | undefined;
};

export type ResetCollaboratorPasswordInput = {
  readonly password: string;
  /** The text after `token=` in the mailed link. */
  readonly token: string;
};

export type LogInMutationVariables = Exact<{
  input: CollaboratorLoginInput;
}>;


export type LogInMutation = { readonly collaboratorLogin: { readonly collaborator: { readonly id: string } } };

export type CompleteLogInMutationVariables = Exact<{
  input: CompleteLoginInput;
}>;


export type CompleteLogInMutation = { readonly completeCollaboratorLogin: { readonly collaborator: { readonly id: string } } };

export type BeginPasskeyLogInMutationVariables = Exact<{
  challenge: string;
}>;


export type BeginPasskeyLogInMutation = { readonly beginCollaboratorPasskeyLogin: unknown };

export type SsoUrlQueryVariables = Exact<{
  email: string;
}>;


export type SsoUrlQuery = { readonly employeeSsoUrl: string | null };

export type RequestResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestResetMutation = { readonly requestCollaboratorPasswordReset: boolean };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetCollaboratorPasswordInput;
}>;


export type ResetPasswordMutation = { readonly resetCollaboratorPassword: { readonly id: string } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptCollaboratorInvitationInput;
}>;


export type AcceptInvitationMutation = { readonly acceptCollaboratorInvitation: { readonly collaborator: { readonly id: string } } };

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

export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: CollaboratorLoginInput!) {
  collaboratorLogin(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<LogInMutation, LogInMutationVariables>;
export const CompleteLogInDocument = new TypedDocumentString(`
    mutation CompleteLogIn($input: CompleteLoginInput!) {
  completeCollaboratorLogin(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteLogInMutation, CompleteLogInMutationVariables>;
export const BeginPasskeyLogInDocument = new TypedDocumentString(`
    mutation BeginPasskeyLogIn($challenge: String!) {
  beginCollaboratorPasskeyLogin(challenge: $challenge)
}
    `) as unknown as TypedDocumentString<BeginPasskeyLogInMutation, BeginPasskeyLogInMutationVariables>;
export const SsoUrlDocument = new TypedDocumentString(`
    query SsoUrl($email: String!) {
  employeeSsoUrl(email: $email)
}
    `) as unknown as TypedDocumentString<SsoUrlQuery, SsoUrlQueryVariables>;
export const RequestResetDocument = new TypedDocumentString(`
    mutation RequestReset($email: String!) {
  requestCollaboratorPasswordReset(email: $email)
}
    `) as unknown as TypedDocumentString<RequestResetMutation, RequestResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetCollaboratorPasswordInput!) {
  resetCollaboratorPassword(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptCollaboratorInvitationInput!) {
  acceptCollaboratorInvitation(input: $input) {
    collaborator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;