import { builder } from '../../schema-core/builder.ts';
import { disqusLogin, type DisqusLogin as Login } from './disqus-login.ts';

const DisqusState = builder.enumType('DisqusState', {
  description: 'Whether the caller is logged in to the comments.',
  values: {
    LOGGED_IN: { description: 'Logged in as the customer.' },
    LOGGED_OUT: { description: 'Not logged in: there is no valid access token.' },
    EMAIL_NOT_VERIFIED: {
      description: 'Not logged in: the site verifies emails, and the customer’s email is not verified yet.',
    },
  } as const,
});

const DisqusLogin = builder.objectRef<Login>('DisqusLogin').implement({
  description: 'The values with which the embed of Disqus logs a customer in to the comments, or out.',
  fields: (t) => ({
    publicKey: t.exposeString('publicKey', { description: '`this.page.api_key` of `disqus_config`.' }),
    remoteAuth: t.exposeString('remoteAuth', {
      description:
        '`this.page.remote_auth_s3` of `disqus_config`. The signature covers the time of the request, so request ' +
        'it for each page.',
    }),
    state: t.expose('state', { type: DisqusState }),
  }),
});

builder.queryField('disqusLogin', (t) =>
  t.field({
    type: DisqusLogin,
    nullable: true,
    description:
      'The values that log the customer of the access token in to the comments of Disqus. Without a valid token, ' +
      'or if `state` is `EMAIL_NOT_VERIFIED`, the values log the visitor out of the comments. Null: the site has no ' +
      'Disqus keys.',
    // Per client address, which many customers may share.
    throughput: { max: 300, windowSeconds: 60 },
    resolve: async (_root, _args, context) => {
      const bearer = await context.bearerIfGood();
      return disqusLogin(context.runtime, await context.site(), bearer?.customer ?? null);
    },
  }),
);
