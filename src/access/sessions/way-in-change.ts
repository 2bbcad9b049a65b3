import { z } from 'zod';

/**
 * A change to the ways in of a customer that a login or a reset made as a side effect. The customer gets a mail; the
 * page should show it, too.
 */
export const wayInChange = z.enum(['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED']);
export type WayInChange = z.output<typeof wayInChange>;
