import type { z } from 'zod';
import type { Customer } from '../../platform/database/client/client.ts';
import { optionalText, phone, username } from '../../platform/input.ts';

type TextColumn = {
  [Name in keyof Customer]: string | null extends Customer[Name] ? Name : never;
}[keyof Customer];
type ProfileFieldDefinition = {
  /** Validates the input and gives the value of the column. */
  rule: z.ZodType<string | null | undefined>;
  /** The name in the customer object of events. Null: the object does not have the field. */
  event: string | null;
  description?: string;
};

/**
 * The optional text fields of a profile. A field that is added here and in `schema.prisma` is in the GraphQL types and
 * inputs, in the events unless `event` is null, and in the erasure. `email`, `language` and `metadata` are not in the
 * table: they have rules of their own.
 */
export const PROFILE_FIELDS = {
  username: {
    rule: username(),
    event: 'username',
    description: 'Letters, digits, dashes and underscores; up to 100 characters.',
  },
  firstName: { rule: optionalText('first name', 255), event: 'first_name' },
  lastName: { rule: optionalText('last name', 255), event: 'last_name' },
  displayName: { rule: optionalText('display name', 100), event: 'display_name' },
  phone: { rule: phone(), event: 'phone', description: 'Only the digits are stored.' },
  salutation: { rule: optionalText('salutation', 100), event: 'salutation' },
  title: { rule: optionalText('title', 255), event: 'title' },
  organization: { rule: optionalText('organization', 255), event: 'organization' },
  oldProviderId: { rule: optionalText('old provider id', 255), event: null },
} as const satisfies { [Name in TextColumn]?: ProfileFieldDefinition };

export type ProfileField = keyof typeof PROFILE_FIELDS;

export function mapProfileFields<Value>(map: (name: ProfileField, field: ProfileFieldDefinition) => Value): {
  [Name in ProfileField]: Value;
} {
  const names = Object.keys(PROFILE_FIELDS) as ProfileField[];
  const values = names.map((name) => [name, map(name, PROFILE_FIELDS[name])]);
  return Object.fromEntries(values);
}

export const EMPTY_PROFILE = mapProfileFields(() => null);

/** The columns without personal data. The erasure need not overwrite them. */
type ImpersonalColumn =
  | 'id'
  | 'accountId'
  | 'tokensValidFrom'
  | 'tokensValidReason'
  | 'disabledAt'
  | 'deletedAt'
  | 'createdAt'
  | 'updatedAt';

/** The columns that the erasure has to overwrite. Any column is personal unless it is listed above. */
export type PersonalColumn = Exclude<keyof Customer, ImpersonalColumn>;
