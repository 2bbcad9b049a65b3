/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a session was ended. */
export type SessionEndReason =
  /** The customer was deleted, by a collaborator or by themselves. */
  | 'CUSTOMER_DELETED'
  /** A collaborator disabled the customer. */
  | 'CUSTOMER_DISABLED'
  /** The owner of the email took the account over: this registration was never confirmed. */
  | 'EMAIL_TAKEN_OVER'
  /** The customer ended it, other than by a logout. */
  | 'ENDED_BY_CUSTOMER'
  /** The customer logged out. */
  | 'LOGOUT'
  /** The password was changed, reset or removed. */
  | 'PASSWORD_CHANGED'
  /** A refresh token was used twice, so it may have been stolen. */
  | 'REUSE_DETECTED'
  /** A collaborator ended it, or the customer was deactivated by SCIM. */
  | 'REVOKED_BY_COLLABORATOR'
  /** A partner revoked one of the session’s tokens. */
  | 'REVOKED_BY_PARTNER'
  /** A newer login replaced it. */
  | 'SUPERSEDED';

/** How the session was opened. LEGACY_TOKEN: a token of the system that the account has moved from. */
export type SessionStart =
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'LEGACY_TOKEN'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'PASSWORD_CHANGE'
  | 'REGISTRATION';

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

export type TokenStoryKind =
  | 'ISSUED'
  | 'REFRESHED'
  | 'SESSION_BEGAN'
  | 'SESSION_ENDED'
  | 'SESSION_EXPIRED'
  | 'SUPERSEDED'
  | 'TOKEN_EXPIRED';

export type ExplainTokenMutationVariables = Exact<{
  token: string;
}>;


export type ExplainTokenMutation = { readonly explainToken: { readonly verdict: { readonly valid: boolean, readonly reason: TokenInvalidReason | null, readonly action: TokenAction | null, readonly expiresAt: string | null, readonly checkedAt: string }, readonly session: { readonly id: string, readonly customerId: string, readonly siteId: string, readonly startedBy: SessionStart, readonly source: string, readonly userAgent: string | null, readonly createdAt: string, readonly endedAt: string | null, readonly endReason: SessionEndReason | null, readonly endedBy: string | null } | null, readonly entries: ReadonlyArray<{ readonly at: string, readonly kind: TokenStoryKind, readonly supersededById: string | null }> } };

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

export const ExplainTokenDocument = new TypedDocumentString(`
    mutation ExplainToken($token: String!) {
  explainToken(token: $token) {
    verdict {
      valid
      reason
      action
      expiresAt
      checkedAt
    }
    session {
      id
      customerId
      siteId
      startedBy
      source
      userAgent
      createdAt
      endedAt
      endReason
      endedBy
    }
    entries {
      at
      kind
      supersededById
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainTokenMutation, ExplainTokenMutationVariables>;