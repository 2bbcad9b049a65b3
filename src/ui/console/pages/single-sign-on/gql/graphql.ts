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

/** If `groupsClaim` or `groupRoles` is absent, the stored value is removed. */
export type EmployeeSsoInput = {
  readonly clientId: string;
  /** The domains whose emails are accepted. A new domain needs a TXT record, see `dnsRecordText`. */
  readonly domains: ReadonlyArray<string>;
  /** A person in several groups gets the highest role. A person in none of them cannot log in. */
  readonly groupRoles?: ReadonlyArray<GroupRoleInput> | null | undefined;
  /** The claim that lists the groups of a person. Without it roles come from invitations. */
  readonly groupsClaim?: string | null | undefined;
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  /** Such as `https://accounts.google.com`. */
  readonly issuer: string;
  /** The client secret. Required for a new issuer, client id or token endpoint. */
  readonly secret?: string | null | undefined;
  /** Whether passwords are refused. The owner who turns it on keeps their password, and needs a second factor. Absent: unchanged. */
  readonly ssoOnly?: boolean | null | undefined;
};

export type GroupRoleInput = {
  /** The value in the claim: the name of the group, or its id for Entra. */
  readonly group: string;
  readonly role: CollaboratorRole;
};

export type SingleSignOnQueryVariables = Exact<{ [key: string]: never; }>;


export type SingleSignOnQuery = { readonly employeeSso: { readonly redirectUri: string, readonly startUrl: string, readonly dnsRecordText: string, readonly settings: { readonly issuer: string, readonly clientId: string, readonly domains: ReadonlyArray<string>, readonly groupsClaim: string | null, readonly ssoOnly: boolean, readonly updatedAt: string, readonly groupRoles: ReadonlyArray<{ readonly group: string, readonly role: CollaboratorRole }>, readonly breakGlassOwner: { readonly id: string, readonly email: string } | null } | null } };

export type SetSingleSignOnMutationVariables = Exact<{
  input: EmployeeSsoInput;
}>;


export type SetSingleSignOnMutation = { readonly setEmployeeSso: { readonly redirectUri: string } };

export type RemoveSingleSignOnMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSingleSignOnMutation = { readonly removeEmployeeSso: { readonly redirectUri: string } };

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

export const SingleSignOnDocument = new TypedDocumentString(`
    query SingleSignOn {
  employeeSso {
    redirectUri
    startUrl
    dnsRecordText
    settings {
      issuer
      clientId
      domains
      groupsClaim
      groupRoles {
        group
        role
      }
      ssoOnly
      breakGlassOwner {
        id
        email
      }
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<SingleSignOnQuery, SingleSignOnQueryVariables>;
export const SetSingleSignOnDocument = new TypedDocumentString(`
    mutation SetSingleSignOn($input: EmployeeSsoInput!) {
  setEmployeeSso(input: $input) {
    redirectUri
  }
}
    `) as unknown as TypedDocumentString<SetSingleSignOnMutation, SetSingleSignOnMutationVariables>;
export const RemoveSingleSignOnDocument = new TypedDocumentString(`
    mutation RemoveSingleSignOn {
  removeEmployeeSso {
    redirectUri
  }
}
    `) as unknown as TypedDocumentString<RemoveSingleSignOnMutation, RemoveSingleSignOnMutationVariables>;