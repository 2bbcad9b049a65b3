import { z } from 'zod';

/**
 * What a login or a reset has changed about the ways in of a customer, beside what it is for. The customer is told
 * by mail; the page on which it happens is to say so as well.
 */
export const wayInChange = z.enum(['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED']);
export type WayInChange = z.output<typeof wayInChange>;
