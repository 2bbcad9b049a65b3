import { integerId, unixSeconds } from '../dialect/resource.ts';
import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ShimValidateTokenQuery } from '../gql/graphql.ts';
import { type Example, type ExampleRequest, example } from '../openapi/example.ts';
import { flag, nullableId, nullableSeconds, objectOf, schemaRef, seconds } from '../openapi/schema.ts';
import { applicationError, requiredError, validationError } from './errors.ts';
import { success } from './examples.ts';

const MAX_TOKENS = 100;

export const verdictSchema = objectOf(
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
      description: 'Why the token is not valid. Null if it is valid.',
    },
    action: {
      enum: ['refresh', 'reauthenticate', 'deny', null],
      description: 'What to do with a token that is not valid. Null if it is valid.',
    },
    customer_id: { ...nullableId, description: 'Null unless valid.' },
    site_id: { ...nullableId, description: 'The site that issued the token. Null unless valid.' },
    expires_at: { ...nullableSeconds, description: 'Unix seconds. Null unless valid.' },
    checked_at: seconds,
  },
  { description: 'Whether a token is valid, read from the database. Identifies the customer only by id.' },
);

const partner = { Authorization: 'Basic {partner_credentials}' };
const unauthorized = applicationError(
  401,
  'The credentials of a partner, or the token itself, are required.',
);

const goodVerdict = {
  valid: true,
  reason: null,
  action: null,
  customer_id: '{customer_id}',
  site_id: '{site_id}',
  expires_at: '{token_expires_at}',
  checked_at: '{now}',
};

function badVerdict(reason: string, action: string) {
  return {
    valid: false,
    reason,
    action,
    customer_id: null,
    site_id: null,
    expires_at: null,
    checked_at: '{now}',
  };
}

function asking(token: string): ExampleRequest {
  return { headers: partner, body: { auth_token: token } };
}

function bad(summary: string, token: string, reason: string, action: string): Example {
  return example(summary, asking(token), success(badVerdict(reason, action)));
}

const endpoint = {
  method: 'POST',
  path: '/auth/token/validate',
  caller: 'partner',
  fastPath: true,
  fields: {
    auth_token: { type: 'text', requiredWithout: 'auth_tokens', note: 'The token.' },
    auth_tokens: {
      type: 'texts',
      maxItems: MAX_TOKENS,
      excludes: 'auth_token',
      note: 'Several tokens, instead of `auth_token`.',
    },
  },
  legacyNames: { token: 'auth_token', tokens: 'auth_tokens' },
  docs: {
    summary: 'Validate a token, or several',
    description: [
      'For partners (HTTP Basic), who can validate the tokens of their account, and for the holder of a token, who also sends it as the bearer token. The answer is a 200 whether the token is valid or not. The verdict is in `data`, and is read from the database. No `site_id` is needed.',
      'With `auth_token`, `data` is the verdict. With `auth_tokens`, up to 100, `data` is the list of verdicts in the same order.',
      'What to do with a token that is not valid: `refresh` (it has expired, but its session is open), `reauthenticate` (ask the customer to log in again), `deny`.',
    ].join('\n\n'),
    data: {
      anyOf: [schemaRef('Verdict'), { type: 'array', items: schemaRef('Verdict'), maxItems: MAX_TOKENS }],
    },
    examples: {
      valid: example('A valid token', asking('{token}'), success(goodVerdict)),
      expired: bad('An expired token whose session is open', '{expired_token}', 'expired', 'refresh'),
      expiredAndEnded: bad(
        'An expired token whose session has ended',
        '{ended_expired_token}',
        'expired',
        'reauthenticate',
      ),
      revoked: bad('A token after its logout', '{revoked_token}', 'revoked', 'reauthenticate'),
      superseded: bad(
        'A token whose session a newer login replaced',
        '{superseded_token}',
        'superseded',
        'reauthenticate',
      ),
      passwordChanged: bad(
        'A token from before a change of the password',
        '{password_changed_token}',
        'password_changed',
        'reauthenticate',
      ),
      customerDisabled: bad('A disabled customer’s token', '{disabled_token}', 'customer_disabled', 'deny'),
      notYetValid: bad('A token that is not valid yet', '{early_token}', 'not_yet_valid', 'deny'),
      invalidSignature: bad('A token with a wrong signature', '{forged_token}', 'invalid_signature', 'deny'),
      malformed: bad('A text that is not a token', 'not-a-token', 'malformed', 'deny'),
      unknown: bad('Another account’s token', '{foreign_token}', 'unknown', 'deny'),
      byHolder: example(
        'The holder asks',
        { headers: { Authorization: 'Bearer {token}' }, body: { auth_token: '{token}' } },
        success(goodVerdict),
      ),
      form: example('As a form', { headers: partner, form: { auth_token: '{token}' } }, success(goodVerdict)),
      batch: example(
        'Several tokens at once',
        { headers: partner, body: { auth_tokens: ['{token}', '{revoked_token}', 'not-a-token'] } },
        success([goodVerdict, badVerdict('revoked', 'reauthenticate'), badVerdict('malformed', 'deny')]),
      ),
      noCredentials: example('No credentials', { body: { auth_token: '{token}' } }, unauthorized),
      wrongSecret: example(
        'Wrong credentials',
        { headers: { Authorization: 'Basic d3Jvbmc6d3Jvbmc=' }, body: { auth_token: '{token}' } },
        unauthorized,
      ),
      anothersToken: example(
        'The bearer of another token',
        { headers: { Authorization: 'Bearer {other_token}' }, body: { auth_token: '{token}' } },
        unauthorized,
      ),
      noToken: example('No token to validate', { headers: partner, body: {} }, requiredError('auth_token')),
      both: example(
        'Both fields',
        { headers: partner, body: { auth_token: '{token}', auth_tokens: ['{token}'] } },
        validationError({ auth_tokens: ['The auth tokens and auth token fields cannot be given together.'] }),
      ),
    },
  },
} as const;

const single = defineRoute({
  ...endpoint,
  document: graphql(`
    query ShimValidateToken($token: String!) {
      validateToken(token: $token) {
        ...Verdict
      }
    }
    fragment Verdict on TokenVerdict {
      valid
      reason
      action
      customerId
      siteId
      expiresAt
      checkedAt
    }
  `),
  variables: ({ input }) => ({ token: input.auth_token ?? '' }),
  reply: ({ validateToken }) => verdictResource(validateToken),
});

const batch = defineRoute({
  ...endpoint,
  document: graphql(`
    query ShimValidateTokens($tokens: [String!]!) {
      validateTokens(tokens: $tokens) {
        ...Verdict
      }
    }
  `),
  variables: ({ input }) => ({ tokens: input.auth_tokens ?? [] }),
  reply: ({ validateTokens }) => validateTokens.map(verdictResource),
});

/** `/auth/token/validate`: for partners, which call it on every page view, and for the holder of a token. */
export const tokenValidationRoute: Route = {
  ...single,
  answer: (input, caller) => (input.auth_tokens ? batch : single).answer(input, caller),
};

type Verdict = ShimValidateTokenQuery['validateToken'];

function verdictResource(verdict: Verdict) {
  return {
    valid: verdict.valid,
    reason: verdict.reason?.toLowerCase() ?? null,
    action: verdict.action?.toLowerCase() ?? null,
    customer_id: integerId(verdict.customerId),
    site_id: integerId(verdict.siteId),
    expires_at: unixSeconds(verdict.expiresAt),
    checked_at: unixSeconds(verdict.checkedAt),
  };
}
