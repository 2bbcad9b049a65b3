import type { DialectDocs } from '../dialect/operation.ts';
import { defineRoute, type Route } from '../dialect/route.ts';
import type { Dialect } from '../dialect/scope.ts';
import { graphql } from '../gql/gql.ts';
import { example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { objectOf, schemaRef, text } from '../openapi/schema.ts';
import { pelcro } from './dialect.ts';
import { pelcroDocs } from './docs.ts';
import { answerTo } from './errors.ts';
import { atSite, byJohn, refusal, success, withoutSite } from './examples.ts';

/**
 * `/integrations/disqus/v1/user/token`: the login to the comments of Disqus, for
 * `Pelcro.integrations.disqus.getToken`. https://docs.pelcro.com/docs/disqus gives the names of the
 * answer's two members. Pages read them without a check, so a caller without a valid token gets an answer too.
 */
const disqusRoute: Route = defineRoute({
  method: 'GET',
  path: '/user/token',
  caller: 'customer-if-any',
  fields: {},
  document: graphql(`
    query ShimDisqusLogin {
      disqusLogin {
        publicKey
        remoteAuth
      }
    }
  `),
  variables: () => ({}),
  reply: ({ disqusLogin }) =>
    disqusLogin && {
      disqus_auth_key: disqusLogin.remoteAuth,
      disqus_public_key: disqusLogin.publicKey,
    },
  whenNull: 'NOT_FOUND',
  docs: {
    summary: 'Log the customer in to the comments of Disqus',
    description:
      'The values for `disqus_config` of the embed. Without a valid token, the values log the visitor out of the comments. The signature covers the time of the request, so request new values for each page.',
    data: objectOf({
      disqus_auth_key: {
        ...text,
        description: '`this.page.remote_auth_s3`: message, signature and timestamp.',
      },
      disqus_public_key: { ...text, description: '`this.page.api_key`.' },
    }),
    refusals: refusal(404, 'The site has no Disqus keys.'),
    examples: {
      loggedIn: example(
        'With the token of a customer',
        byJohn,
        success({ disqus_auth_key: '{disqus_login}', disqus_public_key: '{disqus_public_key}' }),
      ),
      loggedOut: example(
        'Without a token',
        { query: atSite },
        success({ disqus_auth_key: '{disqus_logout}', disqus_public_key: '{disqus_public_key}' }),
      ),
      notSetUp: example(
        'A site without Disqus keys',
        { query: { site_id: '{older_site_id}' } },
        answerTo('NOT_FOUND'),
      ),
      ...withoutSite(byJohn),
    },
  },
});

const docs: DialectDocs = {
  ...pelcroDocs,
  name: 'PelcroIntegrations',
  description:
    'Integrations of Pelcro with other services. Sites, tokens and errors are as in the Pelcro API.',
  sharedResponses: {
    ...Object.fromEntries(
      Object.entries(pelcroDocs.sharedResponses)
        .filter(([, { status }]) => status !== 404 && status !== 405)
        .map(([name, response]) => [name, { ...response, examples: {} }]),
    ),
    ...sharedResponsesOf('PelcroIntegrations', schemaRef('ApplicationError'), {
      NotFound: {
        'GET /nowhere': example('An unknown path', { query: atSite }, answerTo('NOT_FOUND')),
      },
      MethodNotAllowed: {
        'DELETE /user/token': example('A wrong method', { query: atSite }, answerTo('METHOD_NOT_ALLOWED')),
      },
    }),
  },
};

/** Pelcro serves its integrations beside the SDK API. Its SDK calls both in the same way. */
export const pelcroIntegrations: Dialect = {
  ...pelcro,
  prefixes: ['/integrations/disqus/v1'],
  routes: [disqusRoute],
  docs,
};
