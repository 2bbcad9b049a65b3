import { z } from 'zod';

/**
 * A change to how a customer can log in, made as a side effect of a login or a reset. The customer gets a
 * mail about it, and the page shows it.
 */
export const wayInChange = z.enum(['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED']);
export type WayInChange = z.output<typeof wayInChange>;
