import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { logInByCode, logInByLink } from './log-in.ts';
import { requestPasswordlessLogin } from './request-login.ts';

const RequestPasswordlessLoginInput = builder.inputType('RequestPasswordlessLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    referer: t.string({ description: 'Told to the webhooks of the account; no link ever leads there.' }),
  }),
});

const PasswordlessCodeLoginInput = builder.inputType('PasswordlessCodeLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    code: t.string({ required: true, description: 'The six digits in the mail.' }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter life for the token than the site gives.' }),
  }),
});

const RequestPasswordlessLoginPayload = builder
  .objectRef<{ accepted: true }>('RequestPasswordlessLoginPayload')
  .implement({
    fields: (t) => ({
      accepted: t.exposeBoolean('accepted', { description: 'True, whether or not anybody has that email.' }),
    }),
  });

builder.mutationField('requestPasswordlessLogin', (t) =>
  t.field({
    type: RequestPasswordlessLoginPayload,
    description:
      'Mails a link and a code of six digits to log in with. Five an hour for an email. FEATURE_DISABLED where the site has it off.',
    args: { input: t.arg({ type: RequestPasswordlessLoginInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      await requestPasswordlessLogin(runtime, { site: await context.site(), source }, input);
      return { accepted: true as const };
    },
  }),
);

builder.mutationField('passwordlessLogin', (t) =>
  t.field({
    type: AuthPayload,
    description:
      'Logs in by the token of a link. The site says whether it can be used again until it expires.',
    args: {
      token: t.arg.string({ required: true }),
      tokenLifetimeSeconds: t.arg.int({ description: 'A shorter life for the token than the site gives.' }),
    },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, input, context) =>
      logInByLink(context.runtime, { ...context, site: await context.site() }, input),
  }),
);

builder.mutationField('passwordlessCodeLogin', (t) =>
  t.field({
    type: AuthPayload,
    description: 'Logs in by the code of a mail: good once, for ten minutes and five guesses.',
    args: { input: t.arg({ type: PasswordlessCodeLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      logInByCode(context.runtime, { ...context, site: await context.site() }, input),
  }),
);
