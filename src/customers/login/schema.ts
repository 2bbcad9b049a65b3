import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { BOT_TOKEN } from '../../tenancy/bot-protection/bot-protection-types.ts';
import { profileInputs } from '../customer/customer-types.ts';
import { requireHashCapacity } from '../passwords/hash-queue.ts';
import { logIn } from './log-in.ts';
import { register } from './register.ts';

const RegisterInput = builder.inputType('RegisterInput', {
  fields: (t) => ({
    email: t.string({ required: true, description: 'Unique in the account, without regard to case.' }),
    password: t.string({
      required: true,
      description: 'Must satisfy the site’s password policy. Up to 256 characters.',
    }),
    ...profileInputs(t),
    metadata: t.field({
      type: 'JSON',
      description: 'Any JSON object, up to 16 KiB. A member `identity_providers` is ignored.',
    }),
    acceptedTermsVersion: t.string({
      description:
        'The version of the site’s terms that the customer has accepted: `site { branding { termsVersion } }`. It is ' +
        'recorded with the time.',
    }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter lifetime for the token than the site’s.' }),
    botToken: t.string({ description: BOT_TOKEN }),
  }),
});

const LoginInput = builder.inputType('LoginInput', {
  fields: (t) => ({
    email: t.string({ description: 'This or `username`.' }),
    username: t.string(),
    password: t.string({ required: true }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter lifetime for the token than the site’s.' }),
  }),
});

builder.mutationFields((t) => ({
  register: t.field({
    type: AuthPayload,
    description: 'Registers a customer and logs them in.',
    args: { input: t.arg({ type: RegisterInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const { runtime } = context;
      await requireHashCapacity(runtime, context.requestInfo.site);
      return register(runtime, { ...context, site: await context.site() }, input);
    },
  }),
  login: t.field({
    type: AuthPayload,
    description: 'Logs a customer in with a password and an email or username.',
    args: { input: t.arg({ type: LoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const { runtime } = context;
      await requireHashCapacity(runtime, context.requestInfo.site);
      return logIn(runtime, { ...context, site: await context.site() }, input);
    },
  }),
}));
