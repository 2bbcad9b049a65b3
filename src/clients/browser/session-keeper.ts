import { GatehouseError } from './errors.ts';
import type { AuthFieldsFragment, CustomerFieldsFragment, TypedDocumentString } from './gql/graphql.ts';

export type Customer = CustomerFieldsFragment;

/** Why the state changed. `ended`: the service ended the session, for example because of a login elsewhere. */
export type ChangeReason = 'restore' | 'login' | 'logout' | 'ended' | 'profile' | 'refresh';

export type State = {
  customer: Customer | null;
  /** The id and the expiry (milliseconds since the epoch) of the session. Null if the customer is logged out. */
  session: { id: string; expiresAt: number } | null;
};

/**
 * The result of a login. `waysInChanged`: what the login has changed in the customer's ways to log in. Pages should
 * show these changes.
 */
export type LoggedIn = { customer: Customer; waysInChanged: AuthFieldsFragment['waysInChanged'] };

/** The session of this page: its tokens, its refreshes, and the messages to other tabs. */
export type SessionKeeper = {
  state(): State;
  /** The access token, refreshed if it is about to expire; null if logged out, or if the page uses a shared cookie. */
  accessToken(): Promise<string | null>;
  /**
   * Continues the session of the previous page, from the storage or the shared cookie.
   * @param cookieDomain the domain under which the site shares its cookie; null: it does not share one
   */
  restore(cookieDomain: () => Promise<string | null>): Promise<void>;
  begin(payload: AuthFieldsFragment): void;
  refresh(): Promise<void>;
  logout(): Promise<void>;
  /** Removes the session from this client after a call that has ended it at the service. */
  forget(reason: ChangeReason): void;
  showCustomer(customer: Customer): void;
  /** Sends an operation that needs no session. */
  sendOpen<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Sends an operation of the logged-in customer. @throws GatehouseError UNAUTHENTICATED when logged out */
  sendAs<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
};

export function sessionOf({ id, expiresAt }: { id: string; expiresAt: string }): State['session'] {
  return { id, expiresAt: Date.parse(expiresAt) };
}

/** Only these errors mean that the session has ended. An outage or a lost network does not. */
const OVER = new Set(['INVALID_CREDENTIALS', 'UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED']);

export function isOver(error: unknown): boolean {
  return error instanceof GatehouseError && OVER.has(error.code);
}

export function loggedOut(): GatehouseError {
  return new GatehouseError('UNAUTHENTICATED', 'The customer is not logged in.');
}
