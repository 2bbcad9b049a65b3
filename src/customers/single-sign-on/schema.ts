import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { createHandoff, type Handoff as HandoffCode, redeemHandoff } from './handoff.ts';

const Handoff = builder.objectRef<HandoffCode>('Handoff').implement({
  description: 'A code that stands for a session for 30 seconds, once, on one site.',
  fields: (t) => ({
    code: t.exposeString('code'),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    targetSiteId: t.exposeID('targetSiteId'),
  }),
});

builder.mutationField('createHandoff', (t) =>
  t.field({
    type: Handoff,
    description: 'A code by which the bearer goes on, logged in, on another site of the account.',
    args: { targetSiteId: t.arg.id({ required: true }) },
    authScopes: { customer: true },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { targetSiteId }, { runtime, bearer }) =>
      createHandoff(runtime, await bearer(), String(targetSiteId)),
  }),
);

builder.mutationField('redeemHandoff', (t) =>
  t.field({
    type: AuthPayload,
    description:
      'Turns a code into a session on its site: one of `createHandoff`, or one that a sign-in by redirect ' +
      'came back with.',
    args: {
      code: t.arg.string({ required: true }),
      tokenLifetimeSeconds: t.arg.int({ description: 'A shorter life for the token than the site gives.' }),
    },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, input, context) => {
      const { runtime } = context;
      return redeemHandoff(runtime, { ...context, site: await context.site() }, input);
    },
  }),
);
