import type { Customer } from '../database/client/client.ts';
import { toUnixSeconds } from '../lib/clock.ts';

const seconds = (time: Date | null) => (time === null ? null : toUnixSeconds(time));

/** A customer as the receivers of events see her: the names of the first dialect's resource. */
export function customerObject(customer: Customer): Record<string, unknown> {
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
    salutation: customer.salutation,
    title: customer.title,
    organization: customer.organization,
    email_confirm: customer.emailVerifiedAt !== null,
    created_at: seconds(customer.createdAt),
    updated_at: seconds(customer.updatedAt),
    last_login_at: seconds(customer.lastLoginAt),
  };
}
