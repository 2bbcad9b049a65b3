import { defineRoute, type Refusals, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { objectOf, schemaRef } from '../openapi/schema.ts';
import { email, legacyBotToken, mailedToken, referer, securityToken } from './customer-fields.ts';
import { customerWithToken, john, newToken } from './customer-resource.ts';
import { answerTo, applicationError, UNKNOWN_EMAIL } from './errors.ts';
import { atSite, refusal, success, withoutSite, withUnknownEmail } from './examples.ts';

const atPasswordlessSite = { site_id: '{passwordless_site_id}' };
const requesting: ExampleRequest = { query: atPasswordlessSite, body: { email: '{email}' } };
const loggingIn: ExampleRequest = { query: atPasswordlessSite, body: { token: '{login_token}' } };

const disabled: Refusals = {
  FEATURE_DISABLED: { status: 400, message: 'Passwordless login is not enabled for this site.' },
};

/** `/auth/passwordless/*`. */
export const passwordlessRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/passwordless/request',
    caller: 'anyone',
    fields: { email, referer, security_token: securityToken },
    document: graphql(`
      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {
        requestPasswordlessLogin(input: $input) {
          accepted
        }
      }
    `),
    variables: ({ input: { email, referer, security_token: botToken } }) => ({
      input: { email, referer, botToken },
    }),
    legacyNames: legacyBotToken,
    reply: () => ({}),
    refusals: { ...disabled, NOT_FOUND: UNKNOWN_EMAIL },
    docs: {
      summary: 'Mail a login link',
      description:
        'The link is the site’s page with `?view=passwordless-login&token=…`, valid for 1, 30, 60 or 90 days, a setting of the site. Limits: 5 requests per hour and email, 30 per hour and IP address. `referer` is passed on to the webhook only.',
      data: objectOf({}),
      refusals: refusal(404, 'An unknown email, on a site that reveals unknown emails.'),
      examples: {
        accepted: example('Accepted', requesting, success({})),
        ...withUnknownEmail(atPasswordlessSite),
        disabled: example(
          'A site without passwordless login',
          { ...requesting, query: atSite },
          applicationError(400, 'Passwordless login is not enabled for this site.'),
        ),
        ...withoutSite(requesting),
      },
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/passwordless/login',
    caller: 'anyone',
    fields: { token: mailedToken },
    document: graphql(`
      mutation ShimPasswordlessLogin($token: String!) {
        passwordlessLogin(token: $token) {
          token
          waysInChanged
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input: { token } }) => ({ token }),
    reply: ({ passwordlessLogin: { customer, token, waysInChanged } }) =>
      customerWithToken(customer, token, waysInChanged),
    refusals: disabled,
    docs: {
      summary: 'Log in with the token of the link',
      description:
        'A setting of the site determines whether a link can be used again until it expires. Opening the link alone logs nobody in. If the email was not verified before, an existing password is removed: `ways_in_changed` names this, and the customer is told by mail.',
      data: schemaRef('CustomerWithToken'),
      refusals: refusal(404, 'A token that is wrong, expired or used.'),
      examples: {
        loggedIn: example(
          'Logged in, which verifies the email',
          loggingIn,
          success({
            ...john({ email_confirm: true, has_password: false }),
            ...newToken,
            ways_in_changed: ['PASSWORD_REMOVED'],
          }),
        ),
        wrongToken: example(
          'A token that is wrong, expired or used',
          { query: atPasswordlessSite, body: { token: '{withdrawn_reset_token}' } },
          answerTo('ONE_TIME_TOKEN_INVALID'),
        ),
        disabled: example(
          'A site without passwordless login',
          { ...loggingIn, query: atSite },
          applicationError(400, 'Passwordless login is not enabled for this site.'),
        ),
        ...withoutSite(loggingIn),
      },
    },
  }),
];
