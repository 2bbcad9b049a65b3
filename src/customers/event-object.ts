import type { Customer } from '../database/client/client.ts';
import { toUnixSeconds } from '../lib/clock.ts';

/** The customer as receivers of events see her. Nothing of her credentials is in it. */
export function customerEventObject(customer: Customer): Record<string, unknown> {
  return {
    object: 'customer',
    id: customer.id,
    email: customer.email,
    username: customer.username,
    first_name: customer.firstName,
    last_name: customer.lastName,
    display_name: customer.displayName,
    phone: customer.phone,
    language: customer.language,
    metadata: customer.metadata,
    email_confirm: customer.emailVerifiedAt !== null,
    created_at: toUnixSeconds(customer.createdAt),
    updated_at: toUnixSeconds(customer.updatedAt),
  };
}
