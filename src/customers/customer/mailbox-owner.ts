import type { Customer } from '../../platform/database/client/client.ts';

/**
 * The fields of a customer that the holder of a mailed token sees. The token proves the mailbox, not the password or
 * a second factor, and opens no session.
 */
export type MailboxOwner = Pick<Customer, 'id' | 'email' | 'emailVerifiedAt'>;
