import type { Route } from '../../dialect/route.ts';
import { challengeHeaders, quotaHeaders } from '../../openapi/headers.ts';
import type { DialectDocs, OperationDocs, ResponseDocs } from '../../openapi/operation.ts';
import { fieldSchema, type Schema, schemaRef } from '../../openapi/schema.ts';
import { pelcro } from '../dialect.ts';
import { authOperations } from './auth.ts';
import { customerOperations, siteOperations } from './customer.ts';
import { locationOperations } from './location.ts';
import { mailedTokenOperations } from './mailed-tokens.ts';
import { planOperations } from './plan.ts';
import { refusedRequest, schemas, successOf } from './schemas.ts';
import { sharedResponses } from './shared-responses.ts';
import { tokenValidationOperations } from './token-validation.ts';

const siteId: Schema = {
  type: ['integer', 'string'],
  minimum: 1,
  pattern: '^[0-9]{1,10}$',
};

/** Descriptions of parameters. */
const parameterNotes: Readonly<Record<string, string>> = {
  code: 'ISO 3166-1, two letters in either case.',
  language:
    'A language tag such as `fr`, `fr-CA` or `fr_CA`; en, fr, it, ko, es and de are supported. Otherwise the language of the site is used.',
  locale: 'The same as `language`, and wins over it.',
};

/** The first dialect's documentation. */
export const pelcroDocs: Omit<DialectDocs, 'places'> = {
  name: 'First dialect',
  description: [
    'Under `/api/v1/sdk`. Every endpoint but the validation of tokens asks for the site: `site_id`, in the query or in the body; when both are given they have to be equal. Unknown fields are ignored. A trailing slash means the same path.',
    'A customer’s token comes as `Authorization: Bearer …`, or from older callers as `auth_token` in the body; the header wins. Endpoints that need no token ignore the header.',
    'A token that is not good is a 403; a site may ask for the 401 of older documentation instead, for an invalid or an expired one. 429, 5xx never mean that a token is bad: keep it.',
    'Answers to what is no operation:',
  ].join('\n\n'),
  routes: pelcro.routes,
  pathEnd: '',
  schemas,
  operations: {
    ...authOperations,
    ...customerOperations,
    ...mailedTokenOperations,
    ...siteOperations,
    ...planOperations,
    ...locationOperations,
    ...tokenValidationOperations,
  },
  fieldNotes: {
    email: 'Compared without regard to case.',
    password: 'At most 256 characters; a chosen one has at least 6.',
    password_confirmation: 'The same as `password`.',
    token: 'From the link in the mail.',
    email_verify_token: 'From the link in the mail.',
    referer: 'Told to the webhooks of the account. No link ever leads there.',
    new_password: 'From 6 to 256 characters, other than the old one.',
    username: 'Unique in the account: letters, digits, dashes and underscores, at most 100.',
    display_name: 'At most 100 characters.',
    phone: 'Any characters but digits are dropped.',
    language: 'en, fr, it, ko, es or de; any other falls back to the site’s own.',
    plan_id: 'The plan.',
    metadata:
      'Any JSON object, up to 16 KiB. An empty list, as PHP writes it, stands for an empty object. In a form: `metadata[key]=value`. A member `identity_providers` is ignored: it shows the claims of linked identity providers.',
    idp_name: '`google`, `facebook`, `auth0`, or a name of the site’s own.',
    idp_token: 'What the provider gave: an ID token (Google) or an access token (Facebook, Auth0).',
    auth_token: 'The token to be validated.',
    auth_tokens: 'The tokens to be validated, instead of `auth_token`.',
  },
  sharedResponses,

  parameters({ method, path, caller, readsQuery, fields }) {
    if (caller === 'partner') return [];
    return [
      {
        name: 'site_id',
        in: 'query',
        required: method === 'GET',
        description: method === 'GET' ? 'The site.' : 'The site, unless the body names it.',
        schema: siteId,
        example: 1,
      },
      ...(readsQuery
        ? Object.entries(fields).map(([name, field]) => ({
            name,
            in: path.includes(`{${name}}`) ? 'path' : 'query',
            required: method === 'GET' && field.required === true,
            schema: fieldSchema(field, undefined),
            ...(Object.hasOwn(parameterNotes, name) && { description: parameterNotes[name] }),
          }))
        : []),
    ];
  },

  besideFields({ caller }) {
    return {
      ...(caller !== 'partner' && {
        site_id: { ...siteId, description: 'The site, unless the query names it.' },
      }),
      ...(caller === 'customer' && {
        auth_token: { type: 'string', description: 'The customer’s token, unless the header holds it.' },
      }),
    };
  },

  security({ method, caller }) {
    if (caller === 'partner') return [{ partner: [] }, { customerToken: [] }];
    if (caller === 'customer-if-any') return [{}, { customerToken: [] }];
    if (caller !== 'customer') return [];
    // OpenAPI has no word for a credential in the body: the empty alternative stands for `auth_token`.
    return method === 'GET' ? [{ customerToken: [] }] : [{ customerToken: [] }, {}];
  },

  responses(route, { data, refusals }: OperationDocs): Readonly<Record<number, ResponseDocs>> {
    return {
      200: {
        description: 'Success.',
        schema: successOf(data),
        ...(route.caller === 'partner' && { headers: quotaHeaders }),
      },
      400: {
        description: 'Wrong or missing fields, by field; or a request that cannot be understood.',
        schema: refusedRequest,
      },
      ...tokenRefusals(route),
      ...refusals,
    };
  },
};

function tokenRefusals({ caller }: Route): Record<number, ResponseDocs> {
  if (caller === 'partner') {
    return {
      401: {
        description: 'No or wrong credentials of a partner, or the bearer of another token.',
        headers: challengeHeaders,
        schema: schemaRef('ApplicationError'),
      },
    };
  }
  if (caller !== 'customer') return {};
  return {
    401: {
      description: 'No token; or, on a site whose `invalidTokenStatus` is 401, an invalid or expired one.',
      schema: { anyOf: [schemaRef('TokenMissing'), schemaRef('TokenError')] },
    },
    403: { description: 'The token is expired, blacklisted or invalid.', schema: schemaRef('TokenError') },
  };
}
