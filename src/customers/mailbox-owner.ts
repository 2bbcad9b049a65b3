import type { Customer } from '../database/client/client.ts';

/**
 * What the holder of a mailed token is shown of the customer. They have shown the mailbox, no password and no second
 * factor, and have no session.
 */
export type MailboxOwner = Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>;
