import type { ExampleRequest, Examples } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { objectOf, schemaRef } from '../../openapi/schema.ts';
import {
  invalid,
  john,
  mailboxOwner,
  newToken,
  refused,
  success,
  withBadToken,
  withoutSite,
} from './answers.ts';

const query = { site_id: '{site_id}' };
const atPasswordlessSite = { site_id: '{passwordless_site_id}' };
const atRevealingSite = { site_id: '{revealing_site_id}' };
const nothing = objectOf({});
const notFound = (description: string) => ({
  404: { description, schema: schemaRef('ApplicationError') },
});
const SPENT = 'This token has either expired or has already been used, please try again.';
const PASSWORD = 'anotherPassword456';

const forgetting: ExampleRequest = { query, body: { email: '{email}' } };
const resetting: ExampleRequest = {
  query,
  body: {
    email: '{email}',
    token: '{reset_token}',
    password: PASSWORD,
    password_confirmation: PASSWORD,
  },
};
const asking: ExampleRequest = { query, headers: { Authorization: 'Bearer {token}' } };
const verifying: ExampleRequest = { query, body: { email_verify_token: '{verification_token}' } };
const requesting: ExampleRequest = { query: atPasswordlessSite, body: { email: '{email}' } };
const loggingIn: ExampleRequest = { query: atPasswordlessSite, body: { token: '{login_token}' } };

/** How an email that nobody has is answered, by a site that hides it and by one that does not. */
function unknownEmail(path: ExampleRequest['query']): Examples {
  const body = { email: '{new_email}' };
  return {
    unknownHidden: { summary: 'An unknown email', request: { query: path, body }, answer: success({}) },
    unknownRevealed: {
      summary: 'An unknown email, on a site that reveals them',
      request: { query: atRevealingSite, body },
      answer: refused(404, 'Invalid credentials! Please try again.'),
    },
  };
}

/** Everything that leads through a mailbox. */
export const mailedTokenOperations: Readonly<Record<string, OperationDocs>> = {
  'POST /password/forgot': {
    summary: 'Mail a link to choose a new password with',
    description:
      'The link is the site’s page with `?view=password-reset&token=…&email=…`, good once and for an hour; it withdraws the links before it. Five requests an hour for an email, thirty from an address. `referer` is passed on to the webhook only.',
    data: nothing,
    refusals: notFound('An unknown email, where the site reveals them.'),
    examples: {
      accepted: { summary: 'Accepted', request: forgetting, answer: success({}) },
      ...unknownEmail(query),
      wrongEmail: {
        summary: 'No email address',
        request: { query, body: { email: 'john.doe' } },
        answer: invalid({ email: ['The email must be a valid email address.'] }),
      },
      ...withoutSite(forgetting),
    },
  },
  'POST /password/reset': {
    summary: 'Choose a new password by the token of the link',
    description:
      'Every session of the customer ends; they log in with the new password. The answer shows no more of the customer than the token does. Everything that is wrong with the fields is a 404.',
    data: schemaRef('MailboxOwner'),
    refusals: notFound('A token that is wrong, expired or used; a field that is missing or breaks a rule.'),
    examples: {
      reset: {
        summary: 'A new password',
        request: resetting,
        answer: success(mailboxOwner()),
      },
      usedToken: {
        summary: 'A token that is used or withdrawn',
        request: { ...resetting, body: { ...bodyOf(resetting), token: '{withdrawn_reset_token}' } },
        answer: refused(404, SPENT),
      },
      mismatch: {
        summary: 'Two passwords that differ',
        request: { ...resetting, body: { ...bodyOf(resetting), password_confirmation: 'yetAnother789' } },
        answer: refused(404, 'The password confirmation and password must match.'),
      },
      shortPassword: {
        summary: 'Too short a password',
        request: {
          ...resetting,
          body: { ...bodyOf(resetting), password: 'short', password_confirmation: 'short' },
        },
        answer: refused(404, 'The password must be at least 6 characters.'),
      },
      ...withoutSite(resetting),
    },
  },
  'GET /customer/email/verify': {
    summary: 'Mail the customer a link to verify her email with',
    description:
      'The link is the site’s page with `?view=email-verify&token=…`, good once and for a day. Five requests an hour.',
    data: schemaRef('Customer'),
    refusals: notFound('The email has already been verified.'),
    examples: {
      sent: { summary: 'Sent', request: asking, answer: success(john()) },
      alreadyVerified: {
        summary: 'Verified already',
        request: { query, headers: { Authorization: 'Bearer {verified_token}' } },
        answer: refused(404, 'The email has already been verified.'),
      },
      ...withoutSite(asking),
      ...withBadToken(asking),
    },
  },
  'POST /customer/email/verify': {
    summary: 'Verify an email by the token of the link',
    description: 'The answer shows no more of the customer than the token does.',
    data: schemaRef('MailboxOwner'),
    refusals: notFound('A token that is wrong, expired or used, or was sent to another email.'),
    examples: {
      verified: { summary: 'Verified', request: verifying, answer: success(mailboxOwner()) },
      wrongToken: {
        summary: 'A token that is wrong or used',
        request: { query, body: { email_verify_token: '{withdrawn_reset_token}' } },
        answer: refused(404, SPENT),
      },
      missing: {
        summary: 'No token',
        request: { query, body: {} },
        answer: invalid({ email_verify_token: ['The email verify token field is required.'] }),
      },
      ...withoutSite(verifying),
    },
  },
  'POST /auth/passwordless/request': {
    summary: 'Mail a link to log in with',
    description:
      'The link is the site’s page with `?view=passwordless-login&token=…`, good for 1, 30, 60 or 90 days as the site says. Five requests an hour for an email, thirty from an address. `referer` is passed on to the webhook only.',
    data: nothing,
    refusals: notFound('An unknown email, where the site reveals them.'),
    examples: {
      accepted: { summary: 'Accepted', request: requesting, answer: success({}) },
      ...unknownEmail(atPasswordlessSite),
      disabled: {
        summary: 'A site without passwordless login',
        request: { ...requesting, query },
        answer: refused(400, 'Passwordless login is not enabled for this site.'),
      },
      ...withoutSite(requesting),
    },
  },
  'POST /auth/passwordless/login': {
    summary: 'Log in by the token of the link',
    description:
      'The site says whether a link can be used again until it expires. Opening a link never logs in by itself. ' +
      'Where nobody had verified the email, a password that was set before is removed: `ways_in_changed` says so, ' +
      'and the customer is told by mail.',
    data: schemaRef('CustomerWithToken'),
    refusals: notFound('A token that is wrong, expired or used.'),
    examples: {
      loggedIn: {
        summary: 'Logged in, her email verified by it',
        request: loggingIn,
        answer: success({
          ...john({ email_confirm: true, has_password: false }),
          ...newToken,
          ways_in_changed: ['PASSWORD_REMOVED'],
        }),
      },
      wrongToken: {
        summary: 'A token that is wrong, expired or used',
        request: { query: atPasswordlessSite, body: { token: '{withdrawn_reset_token}' } },
        answer: refused(404, SPENT),
      },
      disabled: {
        summary: 'A site without passwordless login',
        request: { ...loggingIn, query },
        answer: refused(400, 'Passwordless login is not enabled for this site.'),
      },
      ...withoutSite(loggingIn),
    },
  },
};

function bodyOf({ body }: ExampleRequest): Readonly<Record<string, unknown>> {
  return typeof body === 'object' ? body : {};
}
