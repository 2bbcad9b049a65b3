import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { email, password } from './customer-fields.ts';
import { customerWithToken, john, newToken } from './customer-resource.ts';
import { answerTo, validationError } from './errors.ts';
import {
  atSite,
  johnWithNewToken,
  loggingIn,
  PASSWORD,
  refusal,
  success,
  withoutFields,
  withoutSite,
} from './examples.ts';

const socialLogin: ExampleRequest = { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token}' } };

/** `/auth/login`, `/auth/idp/login`. */
export const loginRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/login',
    caller: 'anyone',
    fastPath: true,
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
    // The schema accepts either an email or a username. Forms send both fields.
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
        ...refusal(404, 'Wrong password, unknown email or unknown username.'),
        ...refusal(403, 'The customer has reached the device limit of the site.'),
      },
      examples: {
        byEmail: example('By email', loggingIn, johnWithNewToken),
        byUsername: example(
          'By username',
          { query: atSite, body: { username: '{username}', password: PASSWORD } },
          johnWithNewToken,
        ),
        siteInBody: example(
          'The site in the body',
          { body: { email: '{email}', password: PASSWORD, site_id: '{site_id}' } },
          johnWithNewToken,
        ),
        form: example(
          'As a form',
          { form: { email: '{email}', password: PASSWORD, site_id: '{site_id}' } },
          johnWithNewToken,
        ),
        ...withoutFields('email', 'password'),
        locked: example(
          'After too many failures, whether the password is right or wrong',
          loggingIn,
          answerTo('ACCOUNT_LOCKED'),
          'locked',
        ),
        ...withoutSite(loggingIn),
        oneDeviceTooMany: example(
          'More devices than the site allows',
          { query: { site_id: '{full_site_id}' }, body: { email: '{email}', password: PASSWORD } },
          answerTo('SESSION_LIMIT_REACHED'),
        ),
        wrongPassword: example(
          'Wrong credentials',
          { query: atSite, body: { email: '{email}', password: 'wrongPassword' } },
          answerTo('INVALID_CREDENTIALS'),
        ),
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
        ...refusal(404, 'A token that the provider did not issue to this site, or that is no longer valid.'),
        ...refusal(502, 'The provider is unavailable or gives an invalid answer. Try again.'),
      },
      examples: {
        registered: example(
          'A new customer, by Google',
          socialLogin,
          success({
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
        ),
        ...withoutFields('idp_name', 'idp_token'),
        unknownProvider: example(
          'A provider that the site does not have',
          { query: atSite, body: { idp_name: 'github', idp_token: '{idp_token}' } },
          validationError({ idp_name: ['The selected identity provider is invalid.'] }),
        ),
        noEmail: example(
          'A provider that gives no email',
          { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token_without_email}' } },
          validationError({
            email: ['The email field is required: the identity provider does not give one.'],
          }),
        ),
        emailTaken: example(
          'A taken email that the provider has not verified',
          { query: atSite, body: { idp_name: 'google', idp_token: '{idp_token_with_taken_email}' } },
          validationError({ email: ['The email has already been taken.'] }),
        ),
        ...withoutSite(socialLogin),
        wrongToken: example(
          'A wrong token',
          { query: atSite, body: { idp_name: 'google', idp_token: '{forged_token}' } },
          answerTo('INVALID_CREDENTIALS'),
        ),
        providerDown: example(
          'A provider that is down',
          { query: atSite, body: { idp_name: 'company', idp_token: '{idp_token}' } },
          answerTo('PROVIDER_UNAVAILABLE'),
        ),
      },
    },
  }),
];
