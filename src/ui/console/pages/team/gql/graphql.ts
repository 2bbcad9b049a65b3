/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Each role may do everything that the roles after it may do. */
export type CollaboratorRole =
  /** Sites, partners, companies, plans, webhooks and customers. */
  | 'ADMIN'
  /** Everything, including collaborators and the audit log. */
  | 'OWNER'
  /** Reads the account’s sites and plans, and helps customers. */
  | 'SUPPORT';

export type InviteCollaboratorInput = {
  /** An email that no collaborator of any account has. */
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly role: CollaboratorRole;
};

export type TeamQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamQuery = { readonly collaborators: ReadonlyArray<{ readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly invited: boolean, readonly createdAt: string }> };

export type InviteCollaboratorMutationVariables = Exact<{
  input: InviteCollaboratorInput;
}>;


export type InviteCollaboratorMutation = { readonly inviteCollaborator: { readonly id: string } };

export type ResendInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type ResendInvitationMutation = { readonly resendCollaboratorInvitation: { readonly id: string } };

export type WithdrawInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawInvitationMutation = { readonly withdrawCollaboratorInvitation: { readonly id: string } };

export type ChangeRoleMutationVariables = Exact<{
  id: string | number;
  role: CollaboratorRole;
  ifRole?: CollaboratorRole | null | undefined;
}>;


export type ChangeRoleMutation = { readonly changeCollaboratorRole: { readonly id: string, readonly role: CollaboratorRole } };

export type RemoveCollaboratorMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveCollaboratorMutation = { readonly removeCollaborator: { readonly id: string } };

export type RemoveFactorsMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveFactorsMutation = { readonly removeCollaboratorAuthenticators: { readonly id: string } };

export type UnlockCollaboratorMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlockCollaboratorMutation = { readonly unlockCollaborator: { readonly collaboratorId: string, readonly unlocked: boolean } };

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

export const TeamDocument = new TypedDocumentString(`
    query Team {
  collaborators {
    id
    email
    name
    role
    invited
    createdAt
  }
}
    `) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const InviteCollaboratorDocument = new TypedDocumentString(`
    mutation InviteCollaborator($input: InviteCollaboratorInput!) {
  inviteCollaborator(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<InviteCollaboratorMutation, InviteCollaboratorMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($id: ID!) {
  resendCollaboratorInvitation(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const WithdrawInvitationDocument = new TypedDocumentString(`
    mutation WithdrawInvitation($id: ID!) {
  withdrawCollaboratorInvitation(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const ChangeRoleDocument = new TypedDocumentString(`
    mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {
  changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) {
    id
    role
  }
}
    `) as unknown as TypedDocumentString<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const RemoveCollaboratorDocument = new TypedDocumentString(`
    mutation RemoveCollaborator($id: ID!) {
  removeCollaborator(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveCollaboratorMutation, RemoveCollaboratorMutationVariables>;
export const RemoveFactorsDocument = new TypedDocumentString(`
    mutation RemoveFactors($id: ID!) {
  removeCollaboratorAuthenticators(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RemoveFactorsMutation, RemoveFactorsMutationVariables>;
export const UnlockCollaboratorDocument = new TypedDocumentString(`
    mutation UnlockCollaborator($id: ID!) {
  unlockCollaborator(input: { id: $id }) {
    collaboratorId
    unlocked
  }
}
    `) as unknown as TypedDocumentString<UnlockCollaboratorMutation, UnlockCollaboratorMutationVariables>;