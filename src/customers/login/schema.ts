import { AuthPayload, CompleteLoginInput } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { BOT_TOKEN } from '../../tenancy/bot-protection/bot-protection-types.ts';
import { profileInputs } from '../customer/customer-types.ts';
import { hashRefusal, requireHashCapacity, reserveHash } from '../passwords/hash-capacity.ts';
import { beginPasskeyLogin, completeLogin, logInWithPasskey } from './complete-login.ts';
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
    email: t.string({ description: 'Required without `username`. If both are given, the email is used.' }),
    username: t.string(),
    password: t.string({ required: true }),
    tokenLifetimeSeconds: t.int({ description: 'A shorter lifetime for the token than the site’s.' }),
  }),
});

const PasskeyLoginInput = builder.inputType('PasskeyLoginInput', {
  fields: (t) => ({
    assertion: t.field({
      type: 'JSON',
      required: true,
      description: 'The answer of the passkey: `PublicKeyCredential.toJSON()`.',
    }),
  }),
});

const REQUEST_OPTIONS =
  'The options for `navigator.credentials.get` (JSON form, `PublicKeyCredential.parseRequestOptionsFromJSON`).';

builder.mutationFields((t) => ({
  register: t.field({
    type: AuthPayload,
    description: 'Registers a customer and logs them in.',
    args: { input: t.arg({ type: RegisterInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    refuseEarly: hashRefusal,
    resolve: async (_root, { input }, context) => {
      const { runtime } = context;
      await requireHashCapacity(context);
      return register(runtime, { ...context, site: await context.site() }, input);
    },
  }),
  login: t.field({
    type: AuthPayload,
    description: 'Logs a customer in with a password and an email or username.',
    args: { input: t.arg({ type: LoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    refuseEarly: hashRefusal,
    resolve: async (_root, { input }, context) => {
      const { runtime } = context;
      using reservation = await reserveHash(context);
      return await logIn(runtime, { ...context, site: await context.site() }, input, reservation);
    },
  }),
  completeLogin: t.field({
    type: AuthPayload,
    description: 'Completes a login that was answered with SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CompleteLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, site: await context.site() };
      return completeLogin(context.runtime, visit, input);
    },
  }),
  beginPasskeyLogin: t.field({
    type: 'JSON',
    description: `Begins \`completeLogin\` if a challenge is given, or else \`passkeyLogin\`. ${REQUEST_OPTIONS}`,
    args: {
      challenge: t.arg.string(),
      rpId: t.arg.string({
        description:
          'One of the site’s `passkeyDomains`. Default with a challenge: one that the customer has a passkey for.',
      }),
    },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { challenge, rpId }, context) => {
      const visit = { site: await context.site() };
      return beginPasskeyLogin(context.runtime, visit, {
        challenge: challenge ?? null,
        rpId: rpId ?? null,
      });
    },
  }),
  passkeyLogin: t.field({
    type: AuthPayload,
    description: 'Logs in with a passkey only. The device has verified the user.',
    args: { input: t.arg({ type: PasskeyLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, site: await context.site() };
      return logInWithPasskey(context.runtime, visit, input);
    },
  }),
}));
