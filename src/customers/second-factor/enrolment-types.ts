import { builder } from '../../schema-core/builder.ts';
import type { Overview } from './authenticators.ts';
import type { Enrolled } from './enrolment.ts';
import type { TotpEnrolment as TotpEnrolmentRow } from './totp.ts';

const AuthenticatorKind = builder.enumType('AuthenticatorKind', { values: ['TOTP', 'PASSKEY'] as const });

const Authenticator = builder.prismaObject('Authenticator', {
  description: 'A second factor. Only its owner can read it.',
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
  description: 'The setup of an authenticator app. Shown only once. The first code activates the app.',
  fields: (t) => ({
    id: t.exposeID('id'),
    secret: t.exposeString('secret', { description: 'Base32, for typing.' }),
    uri: t.exposeString('uri', { description: 'An `otpauth://` URI, for a QR code.' }),
  }),
});

export const EnrolledAuthenticator = builder.objectRef<Enrolled>('EnrolledAuthenticator').implement({
  fields: (t) => ({
    authenticator: t.field({ type: Authenticator, resolve: ({ authenticator }) => authenticator }),
    recoveryCodes: t.exposeStringList('recoveryCodes', {
      nullable: true,
      description:
        'Ten codes with the first authenticator, else null. Shown only once. Each can be used once.',
    }),
  }),
});

export const RecoveryCodes = builder.objectRef<string[]>('RecoveryCodes').implement({
  fields: (t) => ({
    recoveryCodes: t.stringList({
      description: 'Shown only once. All earlier codes are invalid.',
      resolve: (codes) => codes,
    }),
  }),
});

export const FactorProofInput = builder.inputType('FactorProofInput', {
  description: 'Exactly one field must be given.',
  fields: (t) => ({
    code: t.string(),
    recoveryCode: t.string(),
    assertion: t.field({
      type: 'JSON',
      description: 'The answer to the options of `beginPasskeyProof` or `beginCollaboratorPasskeyProof`.',
    }),
  }),
});

export const ConfirmTotpInput = builder.inputType('ConfirmTotpInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    code: t.string({ required: true }),
    name: t.string({ description: 'A name that the owner chooses. Up to 100 characters.' }),
  }),
});

export const ConfirmPasskeyInput = builder.inputType('ConfirmPasskeyInput', {
  fields: (t) => ({
    credential: t.field({
      type: 'JSON',
      required: true,
      description: 'The answer of the device: `PublicKeyCredential.toJSON()`.',
    }),
    name: t.string({ description: 'A name that the owner chooses. Up to 100 characters.' }),
  }),
});

export const ENROLMENT_THROUGHPUT = { max: 60, windowSeconds: 60 };
