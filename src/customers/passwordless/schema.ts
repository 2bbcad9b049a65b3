import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { mailRequestTypes } from '../customer/customer-types.ts';
import { logInByCode, logInByLink } from './log-in.ts';
import { requestPasswordlessLogin } from './request-login.ts';

const PasswordlessCodeLoginInput = builder.inputType('PasswordlessCodeLoginInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    code: t.string({ required: true, description: 'Six digits.' }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter lifetime for the token than the site’s.' }),
  }),
});

const Request = mailRequestTypes({
  input: 'RequestPasswordlessLoginInput',
  payload: 'RequestPasswordlessLoginPayload',
});

builder.mutationFields((t) => ({
  requestPasswordlessLogin: t.field({
    type: Request.Payload,
    description:
      'Mails a login link and a code of six digits. Up to 5 requests an hour per email. FEATURE_DISABLED if ' +
      'passwordless login is disabled on the site.',
    args: { input: t.arg({ type: Request.Input, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      await requestPasswordlessLogin(runtime, { site: await context.site(), source }, input);
      return { accepted: true as const };
    },
  }),
  passwordlessLogin: t.field({
    type: AuthPayload,
    description:
      'Logs in by the token of a mailed link. A setting of the site determines whether it can be used once or until ' +
      'it expires.',
    args: {
      token: t.arg.string({ required: true }),
      tokenLifetimeSeconds: t.arg.int({ description: 'A shorter lifetime for the token than the site’s.' }),
    },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, input, context) =>
      logInByLink(context.runtime, { ...context, site: await context.site() }, input),
  }),
  passwordlessCodeLogin: t.field({
    type: AuthPayload,
    description:
      'Logs in by a mailed code. It can be used once, within ten minutes, and is invalid after five wrong guesses.',
    args: { input: t.arg({ type: PasswordlessCodeLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) =>
      logInByCode(context.runtime, { ...context, site: await context.site() }, input),
  }),
}));
