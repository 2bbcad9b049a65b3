import { toUnixSeconds } from '../../lib/clock.ts';
import type { Customer } from '../../platform/database/client/client.ts';
import { shownMetadata } from './metadata.ts';

const seconds = (time: Date | null) => (time === null ? null : toUnixSeconds(time));

/** A customer as the receivers of events see her. */
export type CustomerObject = Record<string, unknown> & { id: number };

/** The first dialect's resource, but for what is no part of her. */
export function customerObject(customer: Customer): CustomerObject {
  const fullName = [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null;
  return {
    object: 'customer',
    id: customer.id,
    email: customer.email,
    username: customer.username,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: fullName,
    full_name: fullName,
    display_name: customer.displayName,
    phone: customer.phone,
    language: customer.language,
    metadata: shownMetadata(customer),
    salutation: customer.salutation,
    title: customer.title,
    organization: customer.organization,
    email_confirm: customer.emailVerifiedAt !== null,
    has_password: customer.passwordHash !== null,
    profile_photo: customer.profilePhoto,
    created_at: seconds(customer.createdAt),
    updated_at: seconds(customer.updatedAt),
    last_login_at: seconds(customer.lastLoginAt),
  };
}

/** Of two states of a customer, what the former was where they differ; null when they do not. */
export function previousAttributes(before: Customer, after: Customer): Record<string, unknown> | null {
  const [was, is] = [customerObject(before), customerObject(after)];
  const changed = Object.entries(was).filter(
    ([name, value]) => name !== 'updated_at' && JSON.stringify(value) !== JSON.stringify(is[name]),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}
