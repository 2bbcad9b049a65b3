import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { createHandoff, type Handoff as HandoffCode, redeemHandoff } from './handoff.ts';
import { cookieDomain } from './session-cookie.ts';

const Handoff = builder.objectRef<HandoffCode>('Handoff').implement({
  description: 'A single-use code for a session on one site, valid for 30 seconds.',
  fields: (t) => ({
    code: t.exposeString('code'),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    targetSiteId: t.exposeID('targetSiteId'),
  }),
});

builder.prismaObjectField('Site', 'sessionCookieDomain', (t) =>
  t.string({
    nullable: true,
    description:
      'The domain whose https pages share the session cookie, if they are allowed origins of the site; null if ' +
      'the site shares no cookie. Such pages send their requests with credentials, and need no token.',
    resolve: (site, _args, { runtime }) => cookieDomain(runtime.settings.publicUrl, site),
  }),
);

builder.mutationFields((t) => ({
  createHandoff: t.customerField({
    type: Handoff,
    description: 'Issues a code with which the customer’s session continues on another site of the account.',
    args: { targetSiteId: t.arg.id({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (bearer, { targetSiteId }, { runtime }) => createHandoff(runtime, bearer, String(targetSiteId)),
  }),
  redeemHandoff: t.field({
    type: AuthPayload,
    description:
      'Opens a session on the site of the code. The code comes from `createHandoff`, or from a login at an identity ' +
      'provider by redirect.',
    args: {
      code: t.arg.string({ required: true }),
      tokenLifetimeSeconds: t.arg.int({
        description: 'A shorter lifetime of the access token than the site’s.',
      }),
    },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, input, context) => {
      return redeemHandoff(context.runtime, { ...context, site: await context.site() }, input);
    },
  }),
}));
