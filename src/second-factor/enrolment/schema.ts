import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import {
  beginPasskeyProof,
  type Overview,
  overviewOf,
  regenerateRecoveryCodes,
  removeAuthenticator,
} from '../authenticators.ts';
import { challengedEnroller, collaboratorEnroller, customerEnroller } from '../enroller.ts';
import {
  beginPasskey,
  beginTotp,
  confirmOwnTotp,
  confirmPasskey,
  type Enrolled,
  type Enroller,
} from '../enrolment.ts';
import type { TotpEnrolment as TotpEnrolmentRow } from '../totp.ts';

const AuthenticatorKind = builder.enumType('AuthenticatorKind', { values: ['TOTP', 'PASSKEY'] as const });

const Authenticator = builder.prismaObject('Authenticator', {
  description: 'Something to show as a second factor. Only ever shown to its owner.',
  fields: (t) => ({
    id: t.exposeID('id'),
    // Recovery codes are counted, not listed.
    kind: t.field({ type: AuthenticatorKind, resolve: ({ kind }) => (kind === 'TOTP' ? 'TOTP' : 'PASSKEY') }),
    name: t.exposeString('name', { nullable: true }),
    rpId: t.exposeString('rpId', {
      nullable: true,
      description:
        'The domain (RP ID) of a passkey. Null for other factors, and for an older passkey until its next use.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
  }),
});

const AuthenticatorOverview = builder.objectRef<Overview>('AuthenticatorOverview').implement({
  fields: (t) => ({
    authenticators: t.field({ type: [Authenticator], resolve: ({ authenticators }) => authenticators }),
    recoveryCodesLeft: t.exposeInt('recoveryCodesLeft'),
  }),
});

const TotpEnrolment = builder.objectRef<TotpEnrolmentRow>('TotpEnrolment').implement({
  description: 'Shown this once. It counts when its first code has confirmed it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    secret: t.exposeString('secret', { description: 'Base32, to be typed.' }),
    uri: t.exposeString('uri', { description: '`otpauth://`, to be scanned.' }),
  }),
});

const EnrolledAuthenticator = builder.objectRef<Enrolled>('EnrolledAuthenticator').implement({
  fields: (t) => ({
    authenticator: t.field({ type: Authenticator, resolve: ({ authenticator }) => authenticator }),
    recoveryCodes: t.exposeStringList('recoveryCodes', {
      nullable: true,
      description: 'With the first authenticator: ten codes, shown this once, each good once. Else null.',
    }),
  }),
});

const RecoveryCodes = builder.objectRef<string[]>('RecoveryCodes').implement({
  fields: (t) => ({
    recoveryCodes: t.stringList({
      description: 'Shown this once; all earlier ones are dead.',
      resolve: (codes) => codes,
    }),
  }),
});

const FactorProofInput = builder.inputType('FactorProofInput', {
  description: 'One of the three.',
  fields: (t) => ({
    code: t.string(),
    recoveryCode: t.string(),
    assertion: t.field({ type: 'JSON', description: 'To options of `begin…PasskeyProof`.' }),
  }),
});

const ConfirmTotpInput = builder.inputType('ConfirmTotpInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    code: t.string({ required: true }),
    name: t.string({ description: 'What she calls it; at most 100 characters.' }),
  }),
});

const ConfirmPasskeyInput = builder.inputType('ConfirmPasskeyInput', {
  fields: (t) => ({
    credential: t.field({
      type: 'JSON',
      required: true,
      description: 'What the device answered, as `PublicKeyCredential.toJSON()` gives it.',
    }),
    name: t.string({ description: 'What she calls it; at most 100 characters.' }),
  }),
});

/** Both sides do the same under names of their own; a customer may also come with a login's challenge. */
type Side = {
  name(rest: { begin: string; noun: string }): string;
  enroller(context: Context, challenge?: string | null): Promise<Enroller>;
  scopes: { collaborator: 'SUPPORT' } | { customer: true };
};

const customers: Side = {
  name: ({ begin, noun }) => begin + noun,
  async enroller(context, challenge) {
    const { prisma, clock } = context.runtime;
    if (challenge == null) {
      return customerEnroller(prisma, await context.bearer(), requestOf(context));
    }
    return challengedEnroller(prisma, challenge, await context.site(), clock(), requestOf(context));
  },
  scopes: { customer: true },
};

const collaborators: Side = {
  name: ({ begin, noun }) => `${begin}Collaborator${noun}`,
  async enroller(context) {
    const acting = await context.collaborator('SUPPORT');
    return collaboratorEnroller(acting, await context.actor(), requestOf(context));
  },
  scopes: { collaborator: 'SUPPORT' },
};

const throughput = { max: 60, windowSeconds: 60 };
const PROOF = 'Needed when there is an authenticator already.';
const PASSWORD =
  'Needed before the first authenticator, ten minutes after the login; who has no password logs in again.';
const CHALLENGE = 'Of a login that requires a factor where there is none yet: instead of the token.';

for (const side of [customers, collaborators]) {
  const scoped = { authScopes: side.scopes };
  // Where a challenge may stand in for the token it is `enroller` that asks.
  const scopedOrChallenged = side === customers ? {} : scoped;
  const run = ({ runtime }: Context) => [runtime.prisma, runtime] as const;

  builder.queryField(side === customers ? 'authenticators' : 'collaboratorAuthenticators', (t) =>
    t.field({
      type: AuthenticatorOverview,
      description: 'The caller’s own.',
      ...scoped,
      resolve: async (_root, _args, context) =>
        overviewOf(context.runtime.prisma, (await side.enroller(context)).owner),
    }),
  );

  builder.mutationField(side.name({ begin: 'begin', noun: 'Totp' }), (t) =>
    t.field({
      type: TotpEnrolment,
      description: 'Begins with an authenticator app (RFC 6238).',
      args: {
        proof: t.arg({ type: FactorProofInput, description: PROOF }),
        password: t.arg.string({ description: PASSWORD }),
        ...(side === customers && { challenge: t.arg.string({ description: CHALLENGE }) }),
      },
      ...scopedOrChallenged,
      throughput,
      resolve: async (_root, { challenge, ...shown }, context) =>
        beginTotp(...run(context), await side.enroller(context, challenge), shown),
    }),
  );

  builder.mutationField(side.name({ begin: 'confirm', noun: 'Totp' }), (t) =>
    t.field({
      type: EnrolledAuthenticator,
      description: 'Lets the app count, by its first code.',
      args: {
        input: t.arg({ type: ConfirmTotpInput, required: true }),
        ...(side === customers && { challenge: t.arg.string({ description: CHALLENGE }) }),
      },
      ...scopedOrChallenged,
      throughput,
      resolve: async (_root, { input, challenge }, context) =>
        confirmOwnTotp(...run(context), await side.enroller(context, challenge), input),
    }),
  );

  builder.mutationField(side.name({ begin: 'begin', noun: 'PasskeyRegistration' }), (t) =>
    t.field({
      type: 'JSON',
      description: 'The options for `navigator.credentials.create`.',
      args: {
        proof: t.arg({ type: FactorProofInput, description: PROOF }),
        password: t.arg.string({ description: PASSWORD }),
        ...(side === customers && {
          challenge: t.arg.string({ description: CHALLENGE }),
          rpId: t.arg.string({ description: 'One of the site’s `passkeyDomains`; absent: the first.' }),
        }),
      },
      ...scopedOrChallenged,
      throughput,
      resolve: async (_root, { challenge, ...shown }, context) =>
        beginPasskey(...run(context), await side.enroller(context, challenge), shown),
    }),
  );

  builder.mutationField(side.name({ begin: 'confirm', noun: 'PasskeyRegistration' }), (t) =>
    t.field({
      type: EnrolledAuthenticator,
      description: 'Lets the passkey count, by what the device answered.',
      args: {
        input: t.arg({ type: ConfirmPasskeyInput, required: true }),
        ...(side === customers && { challenge: t.arg.string({ description: CHALLENGE }) }),
      },
      ...scopedOrChallenged,
      throughput,
      resolve: async (_root, { input, challenge }, context) =>
        confirmPasskey(...run(context), await side.enroller(context, challenge), input),
    }),
  );

  builder.mutationField(side.name({ begin: 'begin', noun: 'PasskeyProof' }), (t) =>
    t.field({
      type: 'JSON',
      description: 'The options for `navigator.credentials.get`, whose answer is a proof.',
      args: {
        ...(side === customers && {
          rpId: t.arg.string({ description: 'One of the site’s `passkeyDomains`.' }),
        }),
      },
      ...scoped,
      throughput,
      resolve: async (_root, { rpId }, context) =>
        beginPasskeyProof(context.runtime.prisma, context.runtime, await side.enroller(context), {
          rpId: rpId ?? null,
        }),
    }),
  );

  builder.mutationField(side.name({ begin: 'regenerate', noun: 'RecoveryCodes' }), (t) =>
    t.field({
      type: RecoveryCodes,
      description: 'Ten new codes, each good once, in place of all earlier ones.',
      args: { proof: t.arg({ type: FactorProofInput, required: true }) },
      ...scoped,
      throughput,
      resolve: async (_root, { proof }, context) =>
        regenerateRecoveryCodes(...run(context), await side.enroller(context), proof),
    }),
  );

  builder.mutationField(side.name({ begin: 'remove', noun: 'Authenticator' }), (t) =>
    t.field({
      type: AuthenticatorOverview,
      description: 'The recovery codes go with the last one, which stays where the site requires a factor.',
      args: {
        id: t.arg.id({ required: true }),
        proof: t.arg({ type: FactorProofInput, required: true }),
      },
      ...scoped,
      throughput,
      resolve: async (_root, { id, proof }, context) =>
        removeAuthenticator(...run(context), await side.enroller(context), String(id), proof),
    }),
  );
}

function requestOf({ runtime, source, facts }: Context) {
  return { publicUrl: runtime.settings.publicUrl, source, requestId: facts.requestId };
}
