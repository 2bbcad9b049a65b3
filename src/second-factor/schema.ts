import { builder } from '../builder.ts';
import { CollaboratorAuthPayload } from '../collaborators/auth-payload.ts';
import { AuthPayload } from '../sessions/auth-payload.ts';
import { beginCollaboratorPasskey, completeCollaboratorLogin } from './complete-collaborator-login.ts';
import { beginPasskeyLogin, completeLogin, logInWithPasskey } from './complete-login.ts';

const CompleteLoginInput = builder.inputType('CompleteLoginInput', {
  description:
    'The challenge of a SECOND_FACTOR_REQUIRED and one factor; the challenge alone after a factor was set up with it.',
  fields: (t) => ({
    challenge: t.string({ required: true }),
    code: t.string({ description: 'What the authenticator app shows.' }),
    recoveryCode: t.string({ description: 'One of the codes that were shown once; it is used up.' }),
    assertion: t.field({
      type: 'JSON',
      description: 'What the passkey answered, as `PublicKeyCredential.toJSON()` gives it.',
    }),
  }),
});

const PasskeyLoginInput = builder.inputType('PasskeyLoginInput', {
  fields: (t) => ({
    assertion: t.field({
      type: 'JSON',
      required: true,
      description: 'What the passkey answered, as `PublicKeyCredential.toJSON()` gives it.',
    }),
  }),
});

const REQUEST_OPTIONS =
  'The options for `navigator.credentials.get` (JSON form, `PublicKeyCredential.parseRequestOptionsFromJSON`).';

builder.mutationField('completeLogin', (t) =>
  t.field({
    type: AuthPayload,
    description: 'Ends a login that was answered with SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CompleteLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, site: await context.site() };
      return completeLogin(context.runtime.prisma, context.runtime, visit, input);
    },
  }),
);

builder.mutationField('beginPasskeyLogin', (t) =>
  t.field({
    type: 'JSON',
    description: `With a challenge: for \`completeLogin\`. Without: for \`passkeyLogin\`. ${REQUEST_OPTIONS}`,
    args: {
      challenge: t.arg.string(),
      rpId: t.arg.string({
        description:
          'One of the site’s `passkeyDomains`. Absent: with a challenge, one for which there is a passkey.',
      }),
    },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { challenge, rpId }, context) => {
      const visit = { site: await context.site() };
      return beginPasskeyLogin(context.runtime.prisma, context.runtime, visit, {
        challenge: challenge ?? null,
        rpId: rpId ?? null,
      });
    },
  }),
);

builder.mutationField('passkeyLogin', (t) =>
  t.field({
    type: AuthPayload,
    description: 'Logs in with a passkey alone; its device has verified the user.',
    args: { input: t.arg({ type: PasskeyLoginInput, required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, site: await context.site() };
      return logInWithPasskey(context.runtime.prisma, context.runtime, visit, input);
    },
  }),
);

builder.mutationField('completeCollaboratorLogin', (t) =>
  t.field({
    type: CollaboratorAuthPayload,
    description: 'Ends a collaborator’s login that was answered with SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CompleteLoginInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const visit = { ...context, requestId: context.facts.requestId };
      return completeCollaboratorLogin(context.runtime.prisma, context.runtime, visit, input);
    },
  }),
);

builder.mutationField('beginCollaboratorPasskeyLogin', (t) =>
  t.field({
    type: 'JSON',
    description: `For \`completeCollaboratorLogin\`. ${REQUEST_OPTIONS}`,
    args: { challenge: t.arg.string({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { challenge }, context) =>
      beginCollaboratorPasskey(context.runtime.prisma, context.runtime, challenge),
  }),
);
