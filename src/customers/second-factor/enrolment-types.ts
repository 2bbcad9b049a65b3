import { builder } from '../../schema-core/builder.ts';
import type { Overview } from './authenticators.ts';
import type { Enrolled } from './enrolment.ts';
import type { TotpEnrolment as TotpEnrolmentRow } from './totp.ts';

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

export const AuthenticatorOverview = builder.objectRef<Overview>('AuthenticatorOverview').implement({
  fields: (t) => ({
    authenticators: t.field({ type: [Authenticator], resolve: ({ authenticators }) => authenticators }),
    recoveryCodesLeft: t.exposeInt('recoveryCodesLeft'),
  }),
});

export const TotpEnrolment = builder.objectRef<TotpEnrolmentRow>('TotpEnrolment').implement({
  description: 'Shown this once. It counts when its first code has confirmed it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    secret: t.exposeString('secret', { description: 'Base32, to be typed.' }),
    uri: t.exposeString('uri', { description: '`otpauth://`, to be scanned.' }),
  }),
});

export const EnrolledAuthenticator = builder.objectRef<Enrolled>('EnrolledAuthenticator').implement({
  fields: (t) => ({
    authenticator: t.field({ type: Authenticator, resolve: ({ authenticator }) => authenticator }),
    recoveryCodes: t.exposeStringList('recoveryCodes', {
      nullable: true,
      description: 'With the first authenticator: ten codes, shown this once, each good once. Else null.',
    }),
  }),
});

export const RecoveryCodes = builder.objectRef<string[]>('RecoveryCodes').implement({
  fields: (t) => ({
    recoveryCodes: t.stringList({
      description: 'Shown this once; all earlier ones are dead.',
      resolve: (codes) => codes,
    }),
  }),
});

export const FactorProofInput = builder.inputType('FactorProofInput', {
  description: 'One of the three.',
  fields: (t) => ({
    code: t.string(),
    recoveryCode: t.string(),
    assertion: t.field({ type: 'JSON', description: 'To options of `begin…PasskeyProof`.' }),
  }),
});

export const ConfirmTotpInput = builder.inputType('ConfirmTotpInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    code: t.string({ required: true }),
    name: t.string({ description: 'What she calls it; at most 100 characters.' }),
  }),
});

export const ConfirmPasskeyInput = builder.inputType('ConfirmPasskeyInput', {
  fields: (t) => ({
    credential: t.field({
      type: 'JSON',
      required: true,
      description: 'What the device answered, as `PublicKeyCredential.toJSON()` gives it.',
    }),
    name: t.string({ description: 'What she calls it; at most 100 characters.' }),
  }),
});

/** Calls that one source may make of each operation. */
export const ENROLMENT_THROUGHPUT = { max: 60, windowSeconds: 60 };
