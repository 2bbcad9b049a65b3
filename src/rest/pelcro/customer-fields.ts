import type { Field, Input } from '../dialect/field.ts';
import { integerId, unixSeconds } from '../dialect/resource.ts';
import type { CustomerResourceFragment, UpdateCustomerInput } from '../gql/graphql.ts';
import {
  alwaysNull,
  flag,
  id,
  nullableSeconds,
  nullableText,
  type Schema,
  seconds,
  text,
} from '../openapi/schema.ts';

type Customer = CustomerResourceFragment;
/** A field of the customer, as data. `input` makes it a field of a registration and of an update. */
type CustomerField = { schema: Schema; sample?: unknown } & (
  | { graphql: keyof Customer; value?(customer: Customer): unknown }
  | { graphql: keyof Customer & keyof UpdateCustomerInput; input: Field }
  | { graphql?: never; value?(customer: Customer): unknown }
);

/** Other Pelcro products fill these fields. Apps read null as "not loaded". */
const unfilled = { schema: alwaysNull };

/**
 * The fields of the customer in Pelcro. The resource, its schema, its example and the request fields are made from
 * this table. It has to name every field of the fragment `CustomerResource`.
 */
export const customerFields = {
  id: { graphql: 'id', value: (customer) => integerId(customer.id), schema: id, sample: '{customer_id}' },
  email: { graphql: 'email', schema: text, sample: '{email}' },
  username: {
    graphql: 'username',
    input: {
      type: 'text',
      note: 'Unique in the account. Letters, digits, dashes and underscores, up to 100 characters.',
    },
    schema: nullableText,
    sample: '{username}',
  },
  first_name: { graphql: 'firstName', input: { type: 'text' }, schema: nullableText, sample: 'John' },
  last_name: { graphql: 'lastName', input: { type: 'text' }, schema: nullableText, sample: 'Doe' },
  name: {
    value: fullName,
    schema: { ...nullableText, description: 'First and last name.' },
    sample: 'John Doe',
  },
  full_name: {
    value: fullName,
    schema: { ...nullableText, description: 'The same as `name`.' },
    sample: 'John Doe',
  },
  display_name: {
    graphql: 'displayName',
    input: { type: 'text', note: 'Up to 100 characters.' },
    schema: nullableText,
  },
  phone: {
    graphql: 'phone',
    input: { type: 'phone', note: 'All characters but digits are removed.' },
    schema: { ...nullableText, description: 'Digits only.' },
  },
  language: {
    graphql: 'language',
    input: {
      type: 'text',
      note: 'en, fr, it, ko, es or de. Any other value becomes the default language of the site.',
    },
    schema: { type: 'string', enum: ['en', 'fr', 'it', 'ko', 'es', 'de'] },
    sample: 'en',
  },
  currency: unfilled,
  metadata: {
    graphql: 'metadata',
    input: {
      type: 'object',
      note: 'Any JSON object of up to 16 KiB. An empty list, as PHP writes it, counts as an empty object. In a form: `metadata[key]=value`. The member `identity_providers` is ignored: it shows the claims of linked identity providers.',
    },
    schema: { type: 'object', description: 'Data that the account stores with the customer.' },
    sample: {},
  },
  salutation: { graphql: 'salutation', input: { type: 'text' }, schema: nullableText },
  title: { graphql: 'title', input: { type: 'text' }, schema: nullableText },
  organization: { graphql: 'organization', input: { type: 'text' }, schema: nullableText },
  email_confirm: {
    graphql: 'emailVerified',
    schema: { ...flag, description: 'Whether the email address is verified.' },
    sample: false,
  },
  has_password: { graphql: 'hasPassword', schema: flag, sample: true },
  profile_photo: { graphql: 'profilePhoto', schema: nullableText },
  created_at: {
    graphql: 'createdAt',
    value: (customer) => unixSeconds(customer.createdAt),
    schema: seconds,
    sample: '{now}',
  },
  updated_at: {
    graphql: 'updatedAt',
    value: (customer) => unixSeconds(customer.updatedAt),
    schema: seconds,
    sample: '{now}',
  },
  last_login_at: {
    graphql: 'lastLoginAt',
    value: (customer) => unixSeconds(customer.lastLoginAt),
    schema: nullableSeconds,
    sample: '{now}',
  },
  subscriptions: unfilled,
  expired_subscriptions: unfilled,
  memberships: unfilled,
  expired_memberships: unfilled,
  gift_recipients: unfilled,
  addresses: unfilled,
  source: unfilled,
  sources: unfilled,
  orders: unfilled,
  invoices: unfilled,
  charges: unfilled,
} as const satisfies Readonly<Record<string, CustomerField>>;

type Rows = typeof customerFields;
type Shown = Extract<Rows[keyof Rows], { graphql: string }>['graphql'];
// Does not compile when the fragment has a field that the table lacks.
true satisfies [Exclude<keyof Customer, Shown>] extends [never] ? true : never;

type ProfileRows = {
  [Name in keyof Rows as Rows[Name] extends { input: Field } ? Name : never]: Rows[Name];
};
type ProfileFields = {
  [Name in keyof ProfileRows]: ProfileRows[Name] extends { input: infer Declared extends Field }
    ? Declared
    : never;
} & { old_provider_id: { type: 'text' } };
type ProfileInput = {
  [Name in keyof ProfileRows as ProfileRows[Name]['graphql']]: Input<ProfileFields>[Name];
} & { oldProviderId: Input<ProfileFields>['old_provider_id'] };

const profileRows = Object.entries<CustomerField>(customerFields).flatMap(([name, row]) =>
  'input' in row ? [{ name, ...row }] : [],
);

export const profileFields = {
  ...Object.fromEntries(profileRows.map(({ name, input }) => [name, input])),
  old_provider_id: { type: 'text' },
} as ProfileFields;

export function profileInput(input: Input<ProfileFields>): ProfileInput {
  const given: Readonly<Record<string, unknown>> = input;
  return {
    ...Object.fromEntries(profileRows.map(({ name, graphql }) => [graphql, given[name]])),
    oldProviderId: input.old_provider_id,
  } as ProfileInput;
}

function fullName({ firstName, lastName }: Customer): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** Request fields that several routes have. */
export const email = { type: 'text', required: true, note: 'Compared without regard to case.' } as const;
export const password = {
  type: 'text',
  required: true,
  note: 'Up to 256 characters. A new password has at least 6.',
} as const;
export const mailedToken = {
  type: 'text',
  required: true,
  note: 'The token of the link in the mail.',
} as const;
export const securityToken = {
  type: 'text',
  note: 'The token of the bot-protection widget, if the site has one. It can be used once.',
} as const;
/** The name of `security_token` in the schema. */
export const legacyBotToken = { botToken: 'security_token' } as const;
export const referer = {
  type: 'text',
  note: 'Passed on to the webhooks of the account. The link in the mail does not lead to it.',
} as const;
