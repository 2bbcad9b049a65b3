/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AuthenticatorKind =
  | 'PASSKEY'
  | 'TOTP';

export type ChangeCollaboratorPasswordInput = {
  /** 8 to 256 characters. Common passwords and the old password are refused. */
  readonly newPassword: string;
  readonly oldPassword: string;
};

export type ConfirmPasskeyInput = {
  /** The answer of the device: `PublicKeyCredential.toJSON()`. */
  readonly credential: unknown;
  /** A name that the owner chooses. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

export type ConfirmTotpInput = {
  readonly code: string;
  readonly id: string | number;
  /** A name that the owner chooses. Up to 100 characters. */
  readonly name?: string | null | undefined;
};

/** Exactly one field must be given. */
export type FactorProofInput = {
  /** The answer to the options of `beginPasskeyProof` or `beginCollaboratorPasskeyProof`. */
  readonly assertion?: unknown;
  readonly code?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
};

export type OwnSecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSecurityQuery = { readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind, readonly name: string | null, readonly createdAt: string, readonly lastUsedAt: string | null }> } };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { readonly collaboratorSessions: ReadonlyArray<{ readonly id: string, readonly source: string, readonly userAgent: string | null, readonly isConsole: boolean, readonly createdAt: string, readonly lastUsedAt: string | null, readonly current: boolean }> };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangeCollaboratorPasswordInput;
}>;


export type ChangePasswordMutation = { readonly changeCollaboratorPassword: { readonly id: string } };

export type BeginTotpMutationVariables = Exact<{
  proof?: FactorProofInput | null | undefined;
}>;


export type BeginTotpMutation = { readonly beginCollaboratorTotp: { readonly id: string, readonly secret: string, readonly uri: string } };

export type ConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type ConfirmTotpMutation = { readonly confirmCollaboratorTotp: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string } } };

export type BeginPasskeyMutationVariables = Exact<{
  proof?: FactorProofInput | null | undefined;
}>;


export type BeginPasskeyMutation = { readonly beginCollaboratorPasskeyRegistration: unknown };

export type ConfirmPasskeyMutationVariables = Exact<{
  input: ConfirmPasskeyInput;
}>;


export type ConfirmPasskeyMutation = { readonly confirmCollaboratorPasskeyRegistration: { readonly recoveryCodes: ReadonlyArray<string> | null, readonly authenticator: { readonly id: string } } };

export type RemoveFactorMutationVariables = Exact<{
  id: string | number;
  proof: FactorProofInput;
}>;


export type RemoveFactorMutation = { readonly removeCollaboratorAuthenticator: { readonly recoveryCodesLeft: number } };

export type RenewRecoveryCodesMutationVariables = Exact<{
  proof: FactorProofInput;
}>;


export type RenewRecoveryCodesMutation = { readonly regenerateCollaboratorRecoveryCodes: { readonly recoveryCodes: ReadonlyArray<string> } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherCollaboratorSessions: { readonly endedCount: number } };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { readonly endCollaboratorSession: { readonly endedCount: number } };

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

export const OwnSecurityDocument = new TypedDocumentString(`
    query OwnSecurity {
  collaboratorAuthenticators {
    authenticators {
      id
      kind
      name
      createdAt
      lastUsedAt
    }
    recoveryCodesLeft
  }
}
    `) as unknown as TypedDocumentString<OwnSecurityQuery, OwnSecurityQueryVariables>;
export const OwnSessionsDocument = new TypedDocumentString(`
    query OwnSessions {
  collaboratorSessions {
    id
    source
    userAgent
    isConsole
    createdAt
    lastUsedAt
    current
  }
}
    `) as unknown as TypedDocumentString<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangeCollaboratorPasswordInput!) {
  changeCollaboratorPassword(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const BeginTotpDocument = new TypedDocumentString(`
    mutation BeginTotp($proof: FactorProofInput) {
  beginCollaboratorTotp(proof: $proof) {
    id
    secret
    uri
  }
}
    `) as unknown as TypedDocumentString<BeginTotpMutation, BeginTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
  confirmCollaboratorTotp(input: $input) {
    authenticator {
      id
    }
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const BeginPasskeyDocument = new TypedDocumentString(`
    mutation BeginPasskey($proof: FactorProofInput) {
  beginCollaboratorPasskeyRegistration(proof: $proof)
}
    `) as unknown as TypedDocumentString<BeginPasskeyMutation, BeginPasskeyMutationVariables>;
export const ConfirmPasskeyDocument = new TypedDocumentString(`
    mutation ConfirmPasskey($input: ConfirmPasskeyInput!) {
  confirmCollaboratorPasskeyRegistration(input: $input) {
    authenticator {
      id
    }
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<ConfirmPasskeyMutation, ConfirmPasskeyMutationVariables>;
export const RemoveFactorDocument = new TypedDocumentString(`
    mutation RemoveFactor($id: ID!, $proof: FactorProofInput!) {
  removeCollaboratorAuthenticator(id: $id, proof: $proof) {
    recoveryCodesLeft
  }
}
    `) as unknown as TypedDocumentString<RemoveFactorMutation, RemoveFactorMutationVariables>;
export const RenewRecoveryCodesDocument = new TypedDocumentString(`
    mutation RenewRecoveryCodes($proof: FactorProofInput!) {
  regenerateCollaboratorRecoveryCodes(proof: $proof) {
    recoveryCodes
  }
}
    `) as unknown as TypedDocumentString<RenewRecoveryCodesMutation, RenewRecoveryCodesMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherCollaboratorSessions {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endCollaboratorSession(id: $id) {
    endedCount
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;