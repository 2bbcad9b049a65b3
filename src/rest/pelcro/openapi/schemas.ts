import { objectOf, type Schema, schemaRef } from '../../openapi/schema.ts';

const text: Schema = { type: 'string' };
const maybeText: Schema = { type: ['string', 'null'] };
const flag: Schema = { type: 'boolean' };
const id: Schema = { type: 'integer', minimum: 1 };
const maybeId: Schema = { type: ['integer', 'null'], minimum: 1 };
const seconds: Schema = { type: 'integer', description: 'Unix seconds.' };
const maybeSeconds: Schema = { type: ['integer', 'null'], description: 'Unix seconds.' };
const status: Schema = { type: 'integer', description: 'The same as the status of the answer.' };

/** What other products own: apps take null for "not loaded". */
const notOurs: Schema = { type: 'null' };
const token: Schema = { type: 'string', description: 'The access token (a JWT; opaque to clients).' };

const customer: Readonly<Record<string, Schema>> = {
  id,
  email: text,
  username: maybeText,
  first_name: maybeText,
  last_name: maybeText,
  name: { ...maybeText, description: 'First and last name.' },
  full_name: { ...maybeText, description: 'The same as `name`.' },
  display_name: maybeText,
  phone: { ...maybeText, description: 'Digits only.' },
  language: { type: 'string', enum: ['en', 'fr', 'it', 'ko', 'es', 'de'] },
  currency: notOurs,
  metadata: { type: 'object', description: 'Whatever was stored with the customer.' },
  salutation: maybeText,
  title: maybeText,
  organization: maybeText,
  email_confirm: { ...flag, description: 'Whether the email address was verified.' },
  has_password: flag,
  profile_photo: maybeText,
  created_at: seconds,
  updated_at: seconds,
  last_login_at: maybeSeconds,
  subscriptions: notOurs,
  expired_subscriptions: notOurs,
  memberships: notOurs,
  expired_memberships: notOurs,
  gift_recipients: notOurs,
  addresses: notOurs,
  source: notOurs,
  sources: notOurs,
  orders: notOurs,
  invoices: notOurs,
  charges: notOurs,
};

/** Fields that only the customer sees: null without a session. */
const notShown: Schema = { type: 'null' };
const SHOWN_TO_MAILBOX = ['id', 'email', 'email_confirm', 'metadata'];
const mailboxOwner = {
  ...Object.fromEntries(
    Object.entries(customer).map(([name, schema]) => [
      name,
      SHOWN_TO_MAILBOX.includes(name) ? schema : notShown,
    ]),
  ),
  metadata: { type: 'object', maxProperties: 0, description: 'Always empty.' } as Schema,
};

/** Without a mailbox either. */
const bareCustomer = { ...mailboxOwner, email: notShown, email_confirm: notShown };

const withToken = {
  ...customer,
  auth_token: token,
  token: { ...token, description: 'The same as `auth_token`.' },
};

/** Present only where there is a change. */
const waysInChanged: Schema = {
  type: 'array',
  items: { type: 'string', enum: ['PASSWORD_REMOVED', 'WAYS_IN_REMOVED', 'IDENTITY_LINKED'] },
  minItems: 1,
  description:
    'How the login changed the ways in of the customer. The page should show it; the customer also gets a mail about it.',
};

export const schemas: Readonly<Record<string, Schema>> = {
  Customer: objectOf(customer),
  MailboxOwner: objectOf(mailboxOwner, {
    description:
      'What the holder of a mailed token sees of the customer. The token proves access to the mailbox, no more.',
    properties: { ...mailboxOwner, ways_in_changed: waysInChanged },
  }),
  BareCustomer: objectOf(bareCustomer, {
    description: 'The customer whose token is no longer valid: the id alone.',
  }),
  CustomerWithToken: objectOf(withToken, { properties: { ...withToken, ways_in_changed: waysInChanged } }),
  Site: objectOf(
    {
      id,
      account_id: id,
      name: text,
      link: maybeText,
      slug: text,
      default_currency: text,
      default_locale: text,
      email_verify_enabled: flag,
      passwordless_enabled: flag,
      passwordless_token_duration: { type: 'integer', description: 'Minutes.' },
      auth_token_ttl_days: { type: 'integer', minimum: 1, maximum: 365 },
      google_app_id: maybeText,
      facebook_app_id: maybeText,
      auth0_client_id: maybeText,
      auth0_base_url: maybeText,
      security_key: notOurs,
      google_analytics_id: notOurs,
      account: notOurs,
      logo: notOurs,
      design_settings: notOurs,
      paywalls: notOurs,
      settings: { const: 'subscription' },
      products: { type: 'array', items: { type: 'object' } },
      taxes_enabled: flag,
      ecommerce_enabled: flag,
    },
    { description: 'The public configuration of a site.' },
  ),
  Plan: objectOf(
    {
      id,
      nickname: text,
      description: maybeText,
      amount: { type: 'integer', minimum: 0, description: 'In minor units.' },
      amount_formatted: text,
      currency: text,
      quantity: { type: 'integer', minimum: 1 },
      type: text,
      auto_renew: flag,
      countries: { type: 'array', items: text },
      entitlements: { type: ['array', 'null'], items: text },
      product_id: maybeId,
    },
    { description: 'What a site offers.' },
  ),
  Verdict: objectOf(
    {
      valid: flag,
      reason: {
        enum: [
          'malformed',
          'invalid_signature',
          'expired',
          'not_yet_valid',
          'revoked',
          'superseded',
          'password_changed',
          'customer_disabled',
          'unknown',
          null,
        ],
        description: 'Why the token is not valid; null when it is.',
      },
      action: {
        enum: ['refresh', 'reauthenticate', 'deny', null],
        description: 'What to do about a token that is not valid; null when it is.',
      },
      customer_id: { ...maybeId, description: 'Null unless valid.' },
      site_id: { ...maybeId, description: 'Where the token was issued. Null unless valid.' },
      expires_at: { ...maybeSeconds, description: 'Unix seconds. Null unless valid.' },
      checked_at: seconds,
    },
    { description: 'Whether a token is good, read fresh from the database. Never personal data.' },
  ),
  ValidationError: objectOf(
    {
      errors: {
        type: 'object',
        additionalProperties: { type: 'array', items: text, minItems: 1 },
        minProperties: 1,
      },
    },
    { description: 'What is wrong, by field.' },
  ),
  ApplicationError: {
    type: 'object',
    required: ['error'],
    properties: {
      error: objectOf({
        report_id: { ...maybeText, description: 'With a 500: the id under which the fault was logged.' },
        status,
        message: text,
      }),
      errors: {
        type: 'object',
        maxProperties: 0,
        description: 'From `/auth/register` only, for clients that read its members.',
      },
    },
  },
  TokenError: objectOf(
    { error: objectOf({ status, message: text }) },
    { description: 'The token that was presented is not good.' },
  ),
  TokenMissing: objectOf({ error: objectOf({ message: { const: 'Token not provided' } }) }),
};

/** A success, around the schema of its data. */
export function successOf(data: Schema): Schema {
  return objectOf({ status: { const: 'success' }, data });
}

export const refusedRequest: Schema = {
  anyOf: [schemaRef('ValidationError'), schemaRef('ApplicationError')],
};
