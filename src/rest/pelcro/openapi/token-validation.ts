import type { Example, ExampleRequest, Examples } from '../../openapi/example.ts';
import type { OperationDocs } from '../../openapi/operation.ts';
import { schemaRef } from '../../openapi/schema.ts';
import { invalid, refused, success } from './answers.ts';

const partner = { Authorization: 'Basic {partner_credentials}' };
const unauthorized = refused(401, 'The credentials of a partner, or the token itself, are required.');

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
  return { summary, request: asking(token), answer: success(badVerdict(reason, action)) };
}

const verdicts: Examples = {
  valid: { summary: 'A valid token', request: asking('{token}'), answer: success(goodVerdict) },
  expired: bad('An expired token, its session open', '{expired_token}', 'expired', 'refresh'),
  expiredAndEnded: bad(
    'An expired token, its session ended',
    '{ended_expired_token}',
    'expired',
    'reauthenticate',
  ),
  revoked: bad('A token after its logout', '{revoked_token}', 'revoked', 'reauthenticate'),
  superseded: bad(
    'A token that a newer login displaced',
    '{superseded_token}',
    'superseded',
    'reauthenticate',
  ),
  passwordChanged: bad(
    'A token of before the password was changed',
    '{password_changed_token}',
    'password_changed',
    'reauthenticate',
  ),
  customerDisabled: bad('A disabled customer’s token', '{disabled_token}', 'customer_disabled', 'deny'),
  notYetValid: bad('A token of the future', '{early_token}', 'not_yet_valid', 'deny'),
  invalidSignature: bad('A token that nobody here has signed', '{forged_token}', 'invalid_signature', 'deny'),
  malformed: bad('A text that is no token', 'not-a-token', 'malformed', 'deny'),
  unknown: bad('Another account’s token', '{foreign_token}', 'unknown', 'deny'),
};

/** `/auth/token/validate`. */
export const tokenValidationOperations: Readonly<Record<string, OperationDocs>> = {
  'POST /auth/token/validate': {
    summary: 'Is this token still good?',
    description: [
      'For partners (HTTP Basic) on the tokens of their account, and for the holder of a token, who sends it as bearer too. The answer is a 200 whether the token is good or not: the verdict says so, read fresh from the database. No `site_id` is needed.',
      'Ask about one token (`auth_token`: `data` is its verdict) or about up to 100 (`auth_tokens`: `data` is the list of verdicts, in the same order).',
      'What to do with a token that is not valid: `refresh` (it has expired, but its session is open), `reauthenticate` (ask the customer to log in again), `deny`.',
    ].join('\n\n'),
    data: { anyOf: [schemaRef('Verdict'), { type: 'array', items: schemaRef('Verdict'), maxItems: 100 }] },
    examples: {
      ...verdicts,
      byHolder: {
        summary: 'The holder asks',
        request: { headers: { Authorization: 'Bearer {token}' }, body: { auth_token: '{token}' } },
        answer: success(goodVerdict),
      },
      form: {
        summary: 'As a form',
        request: { headers: partner, form: { auth_token: '{token}' } },
        answer: success(goodVerdict),
      },
      batch: {
        summary: 'Several tokens at once',
        request: { headers: partner, body: { auth_tokens: ['{token}', '{revoked_token}', 'not-a-token'] } },
        answer: success([
          goodVerdict,
          badVerdict('revoked', 'reauthenticate'),
          badVerdict('malformed', 'deny'),
        ]),
      },
      nobody: {
        summary: 'No credentials',
        request: { body: { auth_token: '{token}' } },
        answer: unauthorized,
      },
      wrongSecret: {
        summary: 'Wrong credentials',
        request: { headers: { Authorization: 'Basic d3Jvbmc6d3Jvbmc=' }, body: { auth_token: '{token}' } },
        answer: unauthorized,
      },
      anothersToken: {
        summary: 'The bearer of another token',
        request: { headers: { Authorization: 'Bearer {other_token}' }, body: { auth_token: '{token}' } },
        answer: unauthorized,
      },
      noToken: {
        summary: 'No token to be validated',
        request: { headers: partner, body: {} },
        answer: invalid({ auth_token: ['The auth token field is required.'] }),
      },
      both: {
        summary: 'Both one and several tokens',
        request: { headers: partner, body: { auth_token: '{token}', auth_tokens: ['{token}'] } },
        answer: invalid({
          auth_tokens: ['The auth tokens and auth token fields cannot be given together.'],
        }),
      },
    },
  },
};
