import type { Account, AuditActorKind, Collaborator, Customer, Site } from './database/client/client.ts';

/** The actor of an audit entry. */
export type Actor = {
  kind: AuditActorKind;
  id: string | null;
  /** The client's address, as rate limits count it (`sourceOf`). Null for the command line and the system. */
  source: string | null;
  requestId: string | null;
};

export const COMMAND_LINE: Actor = { kind: 'COMMAND_LINE', id: null, source: null, requestId: null };
export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, source: null, requestId: null };

/**
 * A customer with a valid access token: the session of the token, the site that the customer uses, and the client of
 * the request.
 */
export type Bearer = {
  customer: Customer;
  sessionId: string;
  site: Site & { account: Account };
  /** The client's address, as rate limits count it (`sourceOf`). */
  source: string;
  userAgent: string | null;
  requestId: string;
};

/** A customer with a valid access token, for the audit log. */
export function actorOf({ customer, source, requestId }: Bearer): Actor {
  return { kind: 'CUSTOMER', id: String(customer.id), source, requestId };
}

/** An actor who administers an account: a collaborator, or an operator on the command line. */
export type Acting = { accountId: number; actor: Actor };

/** A collaborator with a valid token. Everything that they read or change belongs to their account. */
export type ActingCollaborator = Acting & { collaborator: Collaborator; sessionId: string };
