import { toUnixSeconds } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { shownMetadata } from './metadata.ts';
import { mapProfileFields } from './profile-fields.ts';

const seconds = (time: Date | null) => (time === null ? null : toUnixSeconds(time));

export type CustomerObject = Record<string, unknown> & { id: number };

/**
 * Returns the customer with the members of Pelcro's customer resource, except those that belong to other Pelcro
 * products.
 */
export function customerObject(customer: Customer): CustomerObject {
  const fullName = [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null;
  const profile = Object.fromEntries(
    Object.values(mapProfileFields((name, { event }) => [event, customer[name]] as const)).filter(
      ([event]) => event !== null,
    ),
  );
  return {
    object: 'customer',
    id: customer.id,
    email: customer.email,
    ...profile,
    name: fullName,
    full_name: fullName,
    language: customer.language,
    metadata: shownMetadata(customer),
    email_confirm: customer.emailVerifiedAt !== null,
    has_password: customer.passwordHash !== null,
    profile_photo: customer.profilePhoto,
    created_at: seconds(customer.createdAt),
    updated_at: seconds(customer.updatedAt),
    last_login_at: seconds(customer.lastLoginAt),
  };
}

/** Returns the previous values of the changed members; null without a change. `updated_at` is not compared. */
export function previousAttributes(before: Customer, after: Customer): Record<string, unknown> | null {
  const [was, is] = [customerObject(before), customerObject(after)];
  const changed = Object.entries(was).filter(
    ([name, value]) => name !== 'updated_at' && JSON.stringify(value) !== JSON.stringify(is[name]),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}
