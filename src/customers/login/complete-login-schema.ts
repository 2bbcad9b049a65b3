import { AuthPayload, CompleteLoginInput } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { beginPasskeyLogin, completeLogin, logInWithPasskey } from './complete-login.ts';

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
    description: `Begins \`completeLogin\` if there is a challenge, otherwise \`passkeyLogin\`. ${REQUEST_OPTIONS}`,
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
