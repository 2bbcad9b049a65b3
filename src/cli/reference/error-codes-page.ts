import { type ErrorCode, statusOf } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import { refuse as refusePelcro } from '../../rest/pelcro/errors.ts';
import { refuse as refusePrancer } from '../../rest/prancer/envelope.ts';

/** The meaning of a code, and the reaction of a client. `more`: the members of `extensions` besides `code`. */
type Meaning = { meaning: string; todo: string; more?: string };

const MEANINGS: Record<ErrorCode, Meaning> = {
  BAD_REQUEST: {
    meaning: 'The request could not be understood: wrong JSON, a wrong GraphQL document, an unknown field.',
    todo: 'Correct the request. If it is sent again unchanged, it fails again.',
  },
  VALIDATION_FAILED: {
    meaning: 'Values are missing, wrong or taken.',
    todo: 'Show the messages beside their fields.',
    more: '`fields`: the messages by the name of the field. `reauthenticate`: call `reauthenticateCollaborator` first.',
  },
  ONE_TIME_TOKEN_INVALID: {
    meaning: 'A mailed token or code is unknown, used or too old. The answer does not say which.',
    todo: 'Offer to send a new mail.',
  },
  EMAIL_ALREADY_VERIFIED: { meaning: 'The email is verified already.', todo: 'Continue.' },
  FEATURE_DISABLED: {
    meaning: 'The site or the service has turned this feature off.',
    todo: 'Do not offer it. The settings of the site show which features are on.',
  },
  INVALID_CREDENTIALS: {
    meaning:
      'The password or another credential is wrong, or no one has this email or username. The answer does not say ' +
      'which.',
    todo: 'Let the customer try again.',
  },
  SECOND_FACTOR_REQUIRED: {
    meaning: 'The first step of the login succeeded. The login also needs a second factor.',
    todo: 'Ask for the factor and call `completeLogin`.',
    more: '`challenge`: for `completeLogin`. `factors`: the kinds of factors that can be used. `enrolment`: the kinds that can be set up, if the customer has no factor.',
  },
  ENTERPRISE_LOGIN_REQUIRED: {
    meaning: 'The customers of this email domain log in at their company.',
    todo: 'Send the browser to `loginUrl`.',
    more: '`company`: the name of the company. `loginUrl`: the address at which its login starts.',
  },
  UNAUTHENTICATED: {
    meaning: 'The request has no valid token or credential.',
    todo: 'Log in. Discard the token.',
    more: '`reason`: a `TokenInvalidReason`.',
  },
  TOKEN_EXPIRED: { meaning: 'The access token has expired.', todo: 'Refresh it with the refresh token.' },
  TOKEN_REVOKED: {
    meaning: 'The session of the token has ended.',
    todo: 'Log in. Discard the token and its refresh token.',
    more: '`reason`: a `TokenInvalidReason`.',
  },
  FORBIDDEN: { meaning: 'The caller may not do this.', todo: 'Do not repeat it with this credential.' },
  SESSION_LIMIT_REACHED: {
    meaning: 'The customer has as many sessions as the site allows.',
    todo: 'Let them log out elsewhere.',
  },
  NOT_FOUND: { meaning: 'The id or the path does not exist for this caller.', todo: 'Correct the request.' },
  LINK_REQUIRED: {
    meaning: 'A customer with the email of the identity provider exists already.',
    todo: 'Let them log in, then link the identity.',
  },
  CONFLICT: {
    meaning: 'A setting was changed since the caller read it, or an import is under way.',
    todo: 'Read the setting again, then decide. Wait for the import.',
    more: '`conflict`: who changed which settings, and when.',
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The path exists, but not with this method.',
    todo: 'Use a method of the header `Allow`.',
  },
  NOT_ACCEPTABLE: {
    meaning: 'The answer is not offered in the requested type.',
    todo: 'Accept `application/json`.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: 'The request has only the hash of a document.',
    todo: 'Send the document. Clients with automatic persisted queries then do so by themselves.',
  },
  PAYLOAD_TOO_LARGE: { meaning: 'The body is over 1 MiB, or too large for an import.', todo: 'Send less.' },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The content type of the body is not supported.',
    todo: 'Send `application/json`; the REST APIs take forms too.',
  },
  ACCOUNT_LOCKED: {
    meaning: 'Too many failed logins. Until the lock ends, the right password is refused too.',
    todo: 'Wait for `retryAfterSeconds`.',
    more: '`retryAfterSeconds`.',
  },
  RATE_LIMITED: {
    meaning: 'Too many calls. The code says nothing about the token.',
    todo: 'Wait, and keep the token.',
    more: '`retryAfterSeconds`, and `limit`: its name, its size and its window.',
  },
  INTERNAL: {
    meaning: 'An error of the service. The code says nothing about the token.',
    todo: 'Keep the token. Give the `reportId` to the people who run the service: their log has it.',
    more: '`reportId`.',
  },
  PROVIDER_UNAVAILABLE: {
    meaning: 'The identity provider of the login does not answer.',
    todo: 'Offer to try again, or another way to log in.',
  },
  UNAVAILABLE: {
    meaning:
      'The service is overloaded, or its database does not answer. The code says nothing about the token.',
    todo: 'Try again after the given time, and keep the token.',
    more: '`retryAfterSeconds`.',
  },
};

const HEAD = `# Error codes

The codes are a closed set, the same in every operation. A client decides by the code, never by the message: messages are [translated](http.md#languages).

In GraphQL a code is in \`errors[].extensions.code\`. The HTTP status below applies only where \`data\` is null. The Pelcro and Prancer APIs have answers of their own for each code, as their clients expect them. Single endpoints differ: \`/docs\` shows the answers of each, and [legacy clients](legacy-clients.md) explains them.

**A 429 or a 5xx never means that a token is invalid.** Keep the token, and wait for \`Retry-After\`.

## All codes
`;

/** `docs/error-codes.md`: every code with its meaning, and its answer in each API. */
export function errorCodesPage(): string {
  const codes = (Object.keys(MEANINGS) as ErrorCode[]).toSorted();
  const rows = codes.map(
    (code) => `| [\`${code}\`](#${code.toLowerCase()}) | ${statusOf(code)} | ${MEANINGS[code].meaning} |`,
  );
  return [
    HEAD,
    '| code | status | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...codes.map(section),
  ].join('\n');
}

function section(code: ErrorCode): string {
  const { meaning, todo, more } = MEANINGS[code];
  const failure = {
    code,
    fields: code === 'VALIDATION_FAILED' ? { email: [message('emailInvalid').in('en')] } : undefined,
    retryAfterSeconds: more?.includes('retryAfterSeconds') ? 5 : undefined,
    reportId: code === 'INTERNAL' ? 'b7e1c2d0' : undefined,
  };
  const answers = [
    ['Pelcro', refusePelcro(failure)],
    ['Prancer', refusePrancer(failure)],
  ] as const;
  return `## ${code}

${meaning} ${todo}

${more ? `\`extensions\` also has ${more}\n\n` : ''}| API | status | answer |
| --- | --- | --- |
| GraphQL | ${statusOf(code)} | \`${JSON.stringify({ code })}\` in \`extensions\`, with the message “${message(code).in('en')}” |
${answers.map(([name, { status, body }]) => `| ${name} | ${status} | \`${JSON.stringify(body)}\` |`).join('\n')}
`;
}
