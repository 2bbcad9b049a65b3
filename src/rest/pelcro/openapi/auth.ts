import type { ExampleRequest } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { schemaRef } from '../../openapi/schema.ts';
import {
  bareCustomer,
  invalid,
  john,
  newToken,
  PASSWORD,
  refused,
  refusedRegistration,
  success,
  tokenInBody,
  withBadToken,
  withoutSite,
} from './answers.ts';

const query = { site_id: '{site_id}' };
const registering: ExampleRequest = {
  query,
  body: {
    email: '{new_email}',
    password: PASSWORD,
    username: '{new_username}',
    first_name: 'John',
    last_name: 'Doe',
    phone: '+1 555 010 9999',
    language: 'fr',
    metadata: { newsletter: true },
  },
};
const loggingIn: ExampleRequest = { query, body: { email: '{email}', password: PASSWORD } };
const socialLogin: ExampleRequest = { query, body: { idp_name: 'google', idp_token: '{idp_token}' } };
const loggingOut: ExampleRequest = { query, headers: { Authorization: 'Bearer {token}' } };

/** `/auth/*`, but for the validation of tokens. */
export const authOperations: Readonly<Record<string, OperationDocs>> = {
  'POST /auth/register': {
    summary: 'Register a customer',
    description:
      'Answers with the customer and the token of their first session. Every failure has an object `errors`, an empty one beside an `error`. An Authorization header is ignored.',
    data: schemaRef('CustomerWithToken'),
    examples: {
      registered: {
        summary: 'A new customer',
        request: registering,
        answer: success({
          ...john({
            id: '{new_customer_id}',
            email: '{new_email}',
            username: '{new_username}',
            phone: '15550109999',
            language: 'fr',
            metadata: { newsletter: true },
          }),
          ...newToken,
        }),
      },
      emailTaken: {
        summary: 'A taken email address',
        request: { query, body: { email: '{email}', password: PASSWORD } },
        answer: invalid({ email: ['The email has already been taken.'] }),
      },
      missingFields: {
        summary: 'Missing fields',
        request: { query, body: {} },
        answer: invalid({
          email: ['The email field is required.'],
          password: ['The password field is required.'],
        }),
      },
      wrongFields: {
        summary: 'Fields that break a rule',
        request: { query, body: { email: 'john.doe', password: 'short' } },
        answer: invalid({
          email: ['The email must be a valid email address.'],
          password: ['The password must be at least 6 characters.'],
        }),
      },
      ...withoutSite(registering),
      notJson: {
        summary: 'A body that is not JSON',
        request: { query, body: '{"email": ' },
        answer: refusedRegistration(400, 'The request could not be understood.'),
      },
    },
  },
  'POST /auth/login': {
    summary: 'Log in with email or username and password',
    description:
      'Answers with the customer and a token. A wrong password, an unknown email and an unknown username get the same answer. Ten failures within five minutes (a setting of the account) lock further attempts until the window ends. An Authorization header is ignored.',
    data: schemaRef('CustomerWithToken'),
    refusals: {
      404: {
        description: 'Wrong password, unknown email or unknown username.',
        schema: schemaRef('ApplicationError'),
      },
      403: {
        description: 'The site allows so many devices and no more, and refuses the new one.',
        schema: schemaRef('ApplicationError'),
      },
    },
    examples: {
      byEmail: { summary: 'By email', request: loggingIn, answer: success({ ...john(), ...newToken }) },
      byUsername: {
        summary: 'By username',
        request: { query, body: { username: '{username}', password: PASSWORD } },
        answer: success({ ...john(), ...newToken }),
      },
      siteInBody: {
        summary: 'The site in the body',
        request: { body: { email: '{email}', password: PASSWORD, site_id: '{site_id}' } },
        answer: success({ ...john(), ...newToken }),
      },
      form: {
        summary: 'As a form',
        request: { form: { email: '{email}', password: PASSWORD, site_id: '{site_id}' } },
        answer: success({ ...john(), ...newToken }),
      },
      missingFields: {
        summary: 'Missing fields',
        request: { query, body: {} },
        answer: invalid({
          email: ['The email field is required.'],
          password: ['The password field is required.'],
        }),
      },
      locked: {
        summary: 'After too many failures, be the password right or wrong',
        given: 'locked',
        request: loggingIn,
        answer: invalid({ email: ['Too many login attempts. Please try again later.'] }),
      },
      ...withoutSite(loggingIn),
      oneDeviceTooMany: {
        summary: 'One device more than the site allows',
        request: { query: { site_id: '{full_site_id}' }, body: { email: '{email}', password: PASSWORD } },
        answer: refused(
          403,
          'You are logged in on as many devices as this site allows. Log out on one of them first.',
        ),
      },
      wrongPassword: {
        summary: 'Wrong credentials',
        request: { query, body: { email: '{email}', password: 'wrongPassword' } },
        answer: refused(404, 'Invalid credentials! Please try again.'),
      },
    },
  },
  'POST /auth/idp/login': {
    summary: 'Log in with the token of an identity provider',
    description:
      'Logs in, or registers, whoever holds the token. Google: an ID token; Facebook: an access token; Auth0: an access token or an ID token. `email`, `first_name` and `last_name` stand in for what the provider does not say. An email that the provider has not verified opens no existing account. An Authorization header is ignored.',
    data: schemaRef('CustomerWithToken'),
    refusals: {
      404: {
        description: 'A token that the provider did not issue to this site, or no longer stands for.',
        schema: schemaRef('ApplicationError'),
      },
      502: {
        description: 'The provider does not answer, or not as it should. Try again.',
        schema: schemaRef('ApplicationError'),
      },
    },
    examples: {
      registered: {
        summary: 'Somebody new, by Google',
        request: socialLogin,
        answer: success({
          ...john({
            id: '{new_customer_id}',
            email: '{new_email}',
            username: null,
            email_confirm: true,
            has_password: false,
            metadata: { identity_providers: { google: '{google_claims}' } },
          }),
          ...newToken,
        }),
      },
      missingFields: {
        summary: 'Missing fields',
        request: { query, body: {} },
        answer: invalid({
          idp_name: ['The idp name field is required.'],
          idp_token: ['The idp token field is required.'],
        }),
      },
      unknownProvider: {
        summary: 'A provider that the site does not have',
        request: { query, body: { idp_name: 'github', idp_token: '{idp_token}' } },
        answer: invalid({ idp_name: ['The selected identity provider is invalid.'] }),
      },
      noEmail: {
        summary: 'A provider that gives no email',
        request: { query, body: { idp_name: 'google', idp_token: '{idp_token_without_email}' } },
        answer: invalid({
          email: ['The email field is required: the identity provider does not give one.'],
        }),
      },
      emailTaken: {
        summary: 'An email that somebody has, and the provider has not verified',
        request: { query, body: { idp_name: 'google', idp_token: '{idp_token_with_taken_email}' } },
        answer: invalid({ email: ['The email has already been taken.'] }),
      },
      ...withoutSite(socialLogin),
      wrongToken: {
        summary: 'A wrong token',
        request: { query, body: { idp_name: 'google', idp_token: '{forged_token}' } },
        answer: refused(404, 'Invalid credentials! Please try again.'),
      },
      providerDown: {
        summary: 'A provider that is down',
        request: { query, body: { idp_name: 'company', idp_token: '{idp_token}' } },
        answer: refused(502, 'The identity provider is not available. Please try again.'),
      },
    },
  },
  'POST /auth/logout': {
    summary: 'End the session of a token',
    description:
      'The token is dead at once, everywhere. Answers with the customer, without a token. The token with which the customer changed the password at most 60 seconds ago is taken too, once: it ends the session that `/password/update` opened, and shows the id alone.',
    data: { anyOf: [schemaRef('Customer'), schemaRef('BareCustomer')] },
    examples: {
      loggedOut: { summary: 'Logged out', request: loggingOut, answer: success(john()) },
      tokenInBody: {
        summary: 'The token in the body',
        request: tokenInBody(loggingOut),
        answer: success(john()),
      },
      replacedToken: {
        summary: 'The token with which the customer has just changed the password',
        request: { query, headers: { Authorization: 'Bearer {replaced_token}' } },
        answer: success(bareCustomer()),
      },
      ...withoutSite(loggingOut),
      ...withBadToken(loggingOut),
    },
  },
};
