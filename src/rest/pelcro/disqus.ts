import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { example } from '../openapi/example.ts';
import { objectOf, text } from '../openapi/schema.ts';
import { answerTo } from './errors.ts';
import { atSite, byJohn, refusal, success, withoutSite } from './examples.ts';

/**
 * `/integrations/disqus/v1/user/token`: the login to the comments of Disqus, which `Pelcro.integrations.disqus.getToken`
 * asks for. https://docs.pelcro.com/docs/disqus gives the names of its two members. Pages read them without a check, so a
 * caller without a valid token gets an answer too.
 */
export const disqusRoute: Route = defineRoute({
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
      'The values for `disqus_config` of the embed. Without a valid token they log out of the comments. They are signed for the moment of the request: ask again for each page.',
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
