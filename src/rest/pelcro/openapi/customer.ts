import type { ExampleRequest } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { schemaRef } from '../../openapi/schema.ts';
import {
  invalid,
  john,
  newToken,
  PASSWORD,
  presentedToken,
  success,
  tokenInBody,
  withBadToken,
  withoutSite,
} from './answers.ts';

const asking: ExampleRequest = {
  query: { site_id: '{site_id}' },
  headers: { Authorization: 'Bearer {token}' },
};
const renaming: ExampleRequest = { ...asking, body: { first_name: 'Jane', last_name: 'Smith' } };
const changingPassword: ExampleRequest = {
  ...asking,
  body: {
    old_password: PASSWORD,
    new_password: 'anotherPassword456',
    confirm_new_password: 'anotherPassword456',
  },
};

const PRESENTED = 'Answers with the customer and the token that was presented: no new one is issued.';

/** The operations of a customer on their own data. */
export const customerOperations: Readonly<Record<string, OperationDocs>> = {
  'GET /customer': {
    summary: 'The customer whose token this is',
    description: PRESENTED,
    data: schemaRef('CustomerWithToken'),
    examples: {
      read: { summary: 'The customer', request: asking, answer: success({ ...john(), ...presentedToken }) },
      ...withoutSite(asking),
      ...withBadToken(asking),
    },
  },
  'POST /customer': {
    summary: 'The customer whose token this is, for callers that cannot send a header on GET',
    description: PRESENTED,
    data: schemaRef('CustomerWithToken'),
    examples: {
      read: { summary: 'The customer', request: asking, answer: success({ ...john(), ...presentedToken }) },
      tokenInBody: {
        summary: 'The token in the body',
        request: tokenInBody(asking),
        answer: success({ ...john(), ...presentedToken }),
      },
      ...withoutSite(asking),
      ...withBadToken(asking),
    },
  },
  'PUT /customer': {
    summary: 'Change the customer',
    description:
      'What is absent stays as it is; null or an empty text clears. `metadata` is merged (RFC 7396). A new email address is the login name at once. A link that verifies it is sent there. Until it is verified and the change is confirmed, by a login with the new address and the password, links and codes to log in with and to reset the password are sent to the address before it. That address is told, and its link undoes the change. Answers with the customer and a fresh token for the same session.',
    data: schemaRef('CustomerWithToken'),
    examples: {
      renamed: {
        summary: 'Another name',
        request: renaming,
        answer: success({
          ...john({ first_name: 'Jane', last_name: 'Smith', name: 'Jane Smith', full_name: 'Jane Smith' }),
          ...newToken,
        }),
      },
      emptyMetadata: {
        summary: 'Empty metadata as PHP writes it, which changes nothing',
        request: { ...asking, body: { metadata: [] } },
        answer: success({ ...john(), ...newToken }),
      },
      form: {
        summary: 'Metadata, as a form',
        request: { ...asking, form: { 'metadata[plan]': 'gold' } },
        answer: success({ ...john({ metadata: { plan: 'gold' } }), ...newToken }),
      },
      tokenInBody: {
        summary: 'The token in the body',
        request: tokenInBody({ ...asking, body: { display_name: 'Johnny' } }),
        answer: success({ ...john({ display_name: 'Johnny' }), ...newToken }),
      },
      emailTaken: {
        summary: 'A taken email address',
        request: { ...asking, body: { email: '{other_email}' } },
        answer: invalid({ email: ['The email has already been taken.'] }),
      },
      wrongType: {
        summary: 'A field of the wrong type',
        request: { ...asking, body: { metadata: 'gold' } },
        answer: invalid({ metadata: ['The metadata must be an object.'] }),
      },
      ...withoutSite(renaming),
      ...withBadToken(renaming),
    },
  },
  'POST /customer/refresh': {
    summary: 'A fresh token for the same session',
    description:
      'The presented token stays good until it expires. An expired one cannot be refreshed. Answers with the customer and the token.',
    data: schemaRef('CustomerWithToken'),
    examples: {
      refreshed: {
        summary: 'A fresh token',
        request: asking,
        answer: success({ ...john(), ...newToken }),
      },
      tokenInBody: {
        summary: 'The token in the body',
        request: tokenInBody(asking),
        answer: success({ ...john(), ...newToken }),
      },
      ...withoutSite(asking),
      ...withBadToken(asking),
    },
  },
  'POST /password/update': {
    summary: 'Change the password',
    description:
      'Every session of the customer ends with the old password, and a new one begins: answers with the customer and its token. A wrong old password counts as a failed login.',
    data: schemaRef('CustomerWithToken'),
    examples: {
      changed: {
        summary: 'Another password',
        request: changingPassword,
        answer: success({ ...john(), ...newToken }),
      },
      tokenInBody: {
        summary: 'The token in the body',
        request: tokenInBody(changingPassword),
        answer: success({ ...john(), ...newToken }),
      },
      wrongOldPassword: {
        summary: 'A wrong old password',
        request: {
          ...asking,
          body: {
            old_password: 'wrongPassword',
            new_password: 'anotherPassword456',
            confirm_new_password: 'anotherPassword456',
          },
        },
        answer: invalid({ old_password: ['The old password is incorrect.'] }),
      },
      mismatch: {
        summary: 'Two new passwords that differ',
        request: {
          ...asking,
          body: {
            old_password: PASSWORD,
            new_password: 'anotherPassword456',
            confirm_new_password: 'yetAnotherPassword789',
          },
        },
        answer: invalid({ confirm_new_password: ['The confirm new password and new password must match.'] }),
      },
      ...withoutSite(changingPassword),
      ...withBadToken(changingPassword),
    },
  },
};

const site = {
  id: '{site_id}',
  account_id: '{account_id}',
  name: 'Demo',
  link: null,
  slug: 'demo',
  default_currency: 'usd',
  default_locale: 'en',
  email_verify_enabled: false,
  passwordless_enabled: false,
  passwordless_token_duration: 1440,
  auth_token_ttl_days: 60,
  google_app_id: 'gatehouse-client',
  facebook_app_id: null,
  auth0_client_id: null,
  auth0_base_url: null,
  security_key: null,
  google_analytics_id: null,
  account: null,
  logo: null,
  design_settings: null,
  paywalls: null,
  settings: 'subscription',
  products: [],
  taxes_enabled: false,
  ecommerce_enabled: false,
};

/** What an app asks before anyone has logged in. */
export const siteOperations: Readonly<Record<string, OperationDocs>> = {
  'GET /site': {
    summary: 'The public configuration of a site',
    data: schemaRef('Site'),
    examples: {
      read: { summary: 'A site', request: { query: { site_id: '{site_id}' } }, answer: success(site) },
      unknownSite: {
        summary: 'An unknown site',
        request: { query: { site_id: '999999' } },
        answer: invalid({ site_id: ['The selected site id is invalid.'] }),
      },
      ...withoutSite({}),
    },
  },
};
