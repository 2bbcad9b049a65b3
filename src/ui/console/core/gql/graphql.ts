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

export type CurrentCollaboratorQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentCollaboratorQuery = { readonly collaboratorMe: { readonly id: string, readonly email: string, readonly name: string | null, readonly role: CollaboratorRole, readonly hasPassword: boolean }, readonly account: { readonly id: string, readonly name: string, readonly slug: string, readonly sandbox: boolean } };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { readonly collaboratorLogout: { readonly id: string } };

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

export const CurrentCollaboratorDocument = new TypedDocumentString(`
    query CurrentCollaborator {
  collaboratorMe {
    id
    email
    name
    role
    hasPassword
  }
  account {
    id
    name
    slug
    sandbox
  }
}
    `) as unknown as TypedDocumentString<CurrentCollaboratorQuery, CurrentCollaboratorQueryVariables>;
export const LogOutDocument = new TypedDocumentString(`
    mutation LogOut {
  collaboratorLogout {
    id
  }
}
    `) as unknown as TypedDocumentString<LogOutMutation, LogOutMutationVariables>;