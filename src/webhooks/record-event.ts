import type { Db } from '../database/database.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';

/** The types of `legacy-api.md`. */
export type EventType =
  | 'customer.created'
  | 'customer.updated'
  | 'customer.deleted'
  | 'customer.email_verification_request'
  | 'customer.email_verification_succeeded'
  | 'customer.password_update.succeeded'
  | 'customer.PasswordResetRequestSubmitted'
  | 'customer.passwordless_login_request';

/** What happened, to whom. `object` is the customer resource as receivers see it. */
export type Happening = {
  accountId: number;
  type: EventType;
  object: Record<string, unknown>;
  previousAttributes?: Record<string, unknown>;
};

/**
 * Records an event for the webhooks of an account, in the transaction that causes it. Nothing is written
 * where nobody listens.
 */
export async function recordEvent(
  _tx: Db,
  _dependencies: { derivedKeys: DerivedKeys },
  _happening: Happening,
  _now: Date,
): Promise<void> {}
