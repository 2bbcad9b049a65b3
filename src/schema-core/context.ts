import type { ActingCollaborator, Bearer } from '../platform/acting.ts';
import type { CollaboratorRole } from '../platform/database/client/client.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';

/** The context of a request, for resolvers. The site, bearer and collaborator are cached from their first use. */
export interface Context {
  runtime: Runtime;
  requestInfo: RequestInfo;
  /** The client address in the form that rate limits count (IPv6: its /64). */
  source: string;
  userAgent: string | null;
  /** The token of the `Authorization: Bearer` header, not validated. */
  bearerToken: string | null;
  /** @throws IdentityError VALIDATION_FAILED on `siteId` */
  site(): Promise<Bearer['site']>;
  /** @throws IdentityError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED, VALIDATION_FAILED on `siteId` */
  bearer(): Promise<Bearer>;
  /** Like `bearer`, but null when there is no valid token or no such site. @throws IdentityError UNAVAILABLE */
  bearerIfGood(): Promise<Bearer | null>;
  /** The session of the presented token, if a password change ended it; null for any other token. */
  replacedSession(): Promise<{ customerId: number; sessionId: string } | null>;
  /** Drops the cached bearer and collaborator, because a mutation may have ended their session. */
  forgetBearer(): void;
  /**
   * The collaborator who calls. Fields of the admin side get it from `t.adminField`.
   * @param role the lowest role that may call
   * @throws IdentityError UNAUTHENTICATED, FORBIDDEN
   */
  acting(role: CollaboratorRole): Promise<ActingCollaborator>;
  /**
   * Requires that the collaborator who calls has logged in or re-authenticated within the last ten minutes, or gives
   * the password. Fields of the admin side declare it with `isDangerous`.
   * @param password the password in the operation, if any
   * @throws IdentityError VALIDATION_FAILED on `password` with `reauthenticate: true`, ACCOUNT_LOCKED, UNAVAILABLE,
   *   UNAUTHENTICATED, FORBIDDEN
   */
  requireRecentLogin(password?: string | null): Promise<void>;
  /** Whether the request carries HTTP Basic credentials, valid or not. */
  hasPartnerCredentials: boolean;
  /** The HTTP Basic credentials, not verified; null without credentials, and for those that no partner can have. */
  clientCredentials: { clientId: string; secretHash: Uint8Array<ArrayBuffer> } | null;
  /** Whether the document belongs to the REST APIs of this server, not to a client. */
  isOwnDocument: boolean;
}
