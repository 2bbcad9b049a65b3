import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ExampleRequest } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { customerWithToken, john, newToken } from './customer-resource.ts';
import { applicationError, validationError } from './errors.ts';
import { atSite, PASSWORD, success, withoutSite } from './examples.ts';
import { email, password } from './fields.ts';

const loggingIn: ExampleRequest = { query: atSite, body: { email: '{email}', password: PASSWORD } };
const socialLogin: ExampleRequest = { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token}' } };

/** `/auth/login`, `/auth/idp/login`. */
export const loginRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/login',
    caller: 'anyone',
    fields: {
      email: { ...email, required: false, requiredWithout: 'username' },
      username: { type: 'text' },
      password,
    },
    document: graphql(`
      mutation ShimLogin($input: LoginInput!) {
        login(input: $input) {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    // The schema accepts only one of the two. Forms send both.
    variables: ({ input: { email, username, password } }) => ({
      input: email ? { email, password } : { username, password },
    }),
    reply: ({ login }) => customerWithToken(login.customer, login.token),
    docs: {
      summary: 'Log in with email or username and password',
      description:
        'Answers with the customer and a token. A wrong password, an unknown email and an unknown username get the same answer. After ten failures within five minutes (a setting of the account), further attempts are refused until the window ends. An Authorization header is ignored.',
      data: schemaRef('CustomerWithToken'),
      refusals: {
        404: {
          description: 'Wrong password, unknown email or unknown username.',
          schema: schemaRef('ApplicationError'),
        },
        403: {
          description: 'The customer has reached the device limit of the site.',
          schema: schemaRef('ApplicationError'),
        },
      },
      examples: {
        byEmail: { summary: 'By email', request: loggingIn, answer: success({ ...john(), ...newToken }) },
        byUsername: {
          summary: 'By username',
          request: { query: atSite, body: { username: '{username}', password: PASSWORD } },
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
          request: { query: atSite, body: {} },
          answer: validationError({
            email: ['The email field is required.'],
            password: ['The password field is required.'],
          }),
        },
        locked: {
          summary: 'After too many failures, whether the password is right or wrong',
          given: 'locked',
          request: loggingIn,
          answer: validationError({ email: ['Too many login attempts. Please try again later.'] }),
        },
        ...withoutSite(loggingIn),
        oneDeviceTooMany: {
          summary: 'More devices than the site allows',
          request: { query: { site_id: '{full_site_id}' }, body: { email: '{email}', password: PASSWORD } },
          answer: applicationError(
            403,
            'You are logged in on as many devices as this site allows. Log out on one of them first.',
          ),
        },
        wrongPassword: {
          summary: 'Wrong credentials',
          request: { query: atSite, body: { email: '{email}', password: 'wrongPassword' } },
          answer: applicationError(404, 'Invalid credentials! Please try again.'),
        },
      },
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/idp/login',
    caller: 'anyone',
    fields: {
      idp_name: {
        type: 'text',
        required: true,
        note: '`google`, `facebook`, `auth0`, or the name of another provider of the site.',
      },
      idp_token: {
        type: 'text',
        required: true,
        note: 'The token of the provider: an ID token (Google) or an access token (Facebook, Auth0).',
      },
      email: { ...email, required: false },
      first_name: { type: 'text' },
      last_name: { type: 'text' },
    },
    document: graphql(`
      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {
        loginWithIdentityProvider(input: $input) {
          token
          waysInChanged
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({
      input: {
        provider: input.idp_name,
        token: input.idp_token,
        email: input.email,
        firstName: input.first_name,
        lastName: input.last_name,
      },
    }),
    reply: ({ loginWithIdentityProvider: { customer, token, waysInChanged } }) =>
      customerWithToken(customer, token, waysInChanged),
    legacyNames: { provider: 'idp_name', token: 'idp_token' },
    docs: {
      summary: 'Log in with the token of an identity provider',
      description:
        'Logs in or registers the holder of the token. Google: an ID token. Facebook: an access token. Auth0: an access token or an ID token. `email`, `first_name` and `last_name` are used if the provider does not give them. An email that the provider has not verified gives no access to an existing account. An Authorization header is ignored.',
      data: schemaRef('CustomerWithToken'),
      refusals: {
        404: {
          description: 'A token that the provider did not issue to this site, or that is no longer valid.',
          schema: schemaRef('ApplicationError'),
        },
        502: {
          description: 'The provider is unavailable or gives an invalid answer. Try again.',
          schema: schemaRef('ApplicationError'),
        },
      },
      examples: {
        registered: {
          summary: 'A new customer, by Google',
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
          request: { query: atSite, body: {} },
          answer: validationError({
            idp_name: ['The idp name field is required.'],
            idp_token: ['The idp token field is required.'],
          }),
        },
        unknownProvider: {
          summary: 'A provider that the site does not have',
          request: { query: atSite, body: { idp_name: 'github', idp_token: '{idp_token}' } },
          answer: validationError({ idp_name: ['The selected identity provider is invalid.'] }),
        },
        noEmail: {
          summary: 'A provider that gives no email',
          request: { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token_without_email}' } },
          answer: validationError({
            email: ['The email field is required: the identity provider does not give one.'],
          }),
        },
        emailTaken: {
          summary: 'A taken email that the provider has not verified',
          request: { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token_with_taken_email}' } },
          answer: validationError({ email: ['The email has already been taken.'] }),
        },
        ...withoutSite(socialLogin),
        wrongToken: {
          summary: 'A wrong token',
          request: { query: atSite, body: { idp_name: 'google', idp_token: '{forged_token}' } },
          answer: applicationError(404, 'Invalid credentials! Please try again.'),
        },
        providerDown: {
          summary: 'A provider that is down',
          request: { query: atSite, body: { idp_name: 'company', idp_token: '{idp_token}' } },
          answer: applicationError(502, 'The identity provider is not available. Please try again.'),
        },
      },
    },
  }),
];
