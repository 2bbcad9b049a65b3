import { defineResource, integerId } from '../dialect/resource.ts';
import { graphql } from '../gql/gql.ts';
import type { CustomerResourceFragment, MailboxOwnerResourceFragment } from '../gql/graphql.ts';
import { alwaysNull, objectOf, type Schema } from '../openapi/schema.ts';
import { customerFields } from './customer-fields.ts';

export const customerFragment = graphql(`
  fragment CustomerResource on Customer {
    id
    email
    username
    firstName
    lastName
    displayName
    phone
    language
    metadata
    salutation
    title
    organization
    emailVerified
    hasPassword
    profilePhoto
    createdAt
    updatedAt
    lastLoginAt
  }
`);

export const mailboxOwnerFragment = graphql(`
  fragment MailboxOwnerResource on MailboxOwner {
    id
    email
    emailVerified
  }
`);

type Row = {
  schema: Schema;
  sample?: unknown;
  graphql?: keyof CustomerResourceFragment;
  value?(customer: CustomerResourceFragment): unknown;
};
const rows = Object.entries<Row>(customerFields);
const NOTHING = Object.fromEntries(rows.map(([name]) => [name, null]));

const resource = defineResource<CustomerResourceFragment>(
  Object.fromEntries(
    rows.map(([name, { graphql: field, value, ...row }]) => [
      name,
      { ...row, value: value ?? ((customer) => (field ? customer[field] : null)) },
    ]),
  ),
);

export const customerResource = resource.of;

/**
 * The customer, as a caller without a session sees it. Every member is present. Those that only the customer may see
 * are null or empty.
 */
export function bareCustomerResource(id: string) {
  return { ...NOTHING, id: integerId(id), metadata: {} };
}

export function mailboxOwnerResource({ id, email, emailVerified }: MailboxOwnerResourceFragment) {
  return { ...bareCustomerResource(id), email, email_confirm: emailVerified };
}

/**
 * The customer with a token. The token has both names that apps read.
 * @param waysInChanged the changes that the login made to the customer's login methods
 */
export function customerWithToken(
  customer: CustomerResourceFragment,
  token: string,
  waysInChanged: readonly string[] = [],
) {
  return { ...customerResource(customer), auth_token: token, token, ...changedWaysIn(waysInChanged) };
}

/** Changes to login methods, for pages to show. Pelcro's API has no such member. */
export function changedWaysIn(waysInChanged: readonly string[]) {
  return waysInChanged.length === 0 ? {} : { ways_in_changed: waysInChanged };
}

const customer = resource.properties;
const noMetadata: Schema = { type: 'object', maxProperties: 0, description: 'Always empty.' };
const bareCustomer: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(rows.map(([name]) => [name, alwaysNull])),
  id: customerFields.id.schema,
  metadata: noMetadata,
};
const mailboxOwner: Readonly<Record<string, Schema>> = {
  ...bareCustomer,
  email: customerFields.email.schema,
  email_confirm: customerFields.email_confirm.schema,
};
const token: Schema = { type: 'string', description: 'The access token (a JWT; opaque to clients).' };
const withToken = {
  ...customer,
  auth_token: token,
  token: { ...token, description: 'The same as `auth_token`.' },
};
const waysInChangedSchema: Schema = {
  type: 'array',
  items: { type: 'string', enum: ['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED'] },
  minItems: 1,
  description:
    'The changes that the login made to the customer’s login methods. Present only if there are any. The page should show them. The customer is also told by mail.',
};

export const customerSchemas: Readonly<Record<string, Schema>> = {
  Customer: objectOf(customer),
  MailboxOwner: objectOf(mailboxOwner, {
    description:
      'The customer, as shown to the holder of a mailed token. Such a token proves access to the mailbox only.',
    properties: { ...mailboxOwner, ways_in_changed: waysInChangedSchema },
  }),
  BareCustomer: objectOf(bareCustomer, {
    description: 'The customer of a token that is no longer valid. Only the id is shown.',
  }),
  CustomerWithToken: objectOf(withToken, {
    properties: { ...withToken, ways_in_changed: waysInChangedSchema },
  }),
};

type Changes = Readonly<Record<string, unknown>>;

export const john = resource.sample;

export function bareJohn(changes: Changes = {}) {
  return { ...NOTHING, id: '{customer_id}', metadata: {}, ...changes };
}

export function johnByMailbox() {
  return bareJohn({ email: '{email}', email_confirm: true });
}

export const newToken = { auth_token: '{new_token}', token: '{new_token}' };
