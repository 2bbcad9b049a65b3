import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import {
  beginPasskeyProof,
  overviewOf,
  regenerateRecoveryCodes,
  removeAuthenticator,
} from './authenticators.ts';
import { activatePasskey, activateTotp, beginPasskeyRegistration, beginTotp } from './enrolment.ts';
import {
  AuthenticatorOverview,
  ConfirmPasskeyInput,
  ConfirmTotpInput,
  ENROLMENT_THROUGHPUT,
  EnrolledAuthenticator,
  FactorProofInput,
  RecoveryCodes,
  TotpEnrolment,
} from './enrolment-types.ts';
import { challengedFactorOwner, customerFactorOwner, type FactorOwner } from './factor-owner.ts';

const PROOF = 'Required when the customer has an authenticator already.';
const PASSWORD =
  'Required with an access token before the first authenticator, unless the login is less than ten minutes ' +
  'old. A customer without a password logs in again instead.';
const CHALLENGE = 'In place of an access token: the challenge of a login that needs a first authenticator.';
const RP_ID = 'One of the site’s `passkeyDomains`. Default: the first.';

builder.queryField('authenticators', (t) =>
  t.customerField({
    type: AuthenticatorOverview,
    description: 'The customer’s authenticators.',
    resolve: async ({ customer }, _args, { runtime }) =>
      overviewOf(runtime.prisma, { customerId: customer.id }),
  }),
);

builder.mutationFields((t) => ({
  beginTotp: t.field({
    type: TotpEnrolment,
    description: 'Starts the setup of an authenticator app (RFC 6238).',
    args: {
      proof: t.arg({ type: FactorProofInput, description: PROOF }),
      password: t.arg.string({ description: PASSWORD }),
      challenge: t.arg.string({ description: CHALLENGE }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { challenge, ...shown }, context) =>
      beginTotp(context.runtime, await ownerOf(context, challenge), shown),
  }),
  confirmTotp: t.field({
    type: EnrolledAuthenticator,
    description: 'Activates the authenticator app with its first code.',
    args: {
      input: t.arg({ type: ConfirmTotpInput, required: true }),
      challenge: t.arg.string({ description: CHALLENGE }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { input, challenge }, context) =>
      activateTotp(context.runtime, await ownerOf(context, challenge), input),
  }),
  beginPasskeyRegistration: t.field({
    type: 'JSON',
    description: 'The options for `navigator.credentials.create`.',
    args: {
      proof: t.arg({ type: FactorProofInput, description: PROOF }),
      password: t.arg.string({ description: PASSWORD }),
      challenge: t.arg.string({ description: CHALLENGE }),
      rpId: t.arg.string({ description: RP_ID }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { challenge, ...shown }, context) =>
      beginPasskeyRegistration(context.runtime, await ownerOf(context, challenge), shown),
  }),
  confirmPasskeyRegistration: t.field({
    type: EnrolledAuthenticator,
    description: 'Activates the passkey with the answer of the device.',
    args: {
      input: t.arg({ type: ConfirmPasskeyInput, required: true }),
      challenge: t.arg.string({ description: CHALLENGE }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { input, challenge }, context) =>
      activatePasskey(context.runtime, await ownerOf(context, challenge), input),
  }),
  beginPasskeyProof: t.customerField({
    type: 'JSON',
    description: 'The options for `navigator.credentials.get`. Its result is a proof.',
    args: { rpId: t.arg.string({ description: 'One of the site’s `passkeyDomains`.' }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (bearer, { rpId = null }, { runtime }) =>
      beginPasskeyProof(runtime, await customerFactorOwner(runtime, bearer), { rpId }),
  }),
  regenerateRecoveryCodes: t.customerField({
    type: RecoveryCodes,
    description: 'Replaces all recovery codes by ten new ones. Each can be used once.',
    args: { proof: t.arg({ type: FactorProofInput, required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (bearer, { proof }, { runtime }) =>
      regenerateRecoveryCodes(runtime, await customerFactorOwner(runtime, bearer), proof),
  }),
  removeAuthenticator: t.customerField({
    type: AuthenticatorOverview,
    description:
      'Removes an authenticator. The recovery codes are removed with the last one, which cannot be removed if the ' +
      'account requires a second factor.',
    args: {
      id: t.arg.id({ required: true }),
      proof: t.arg({ type: FactorProofInput, required: true }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (bearer, { id, proof }, { runtime }) =>
      removeAuthenticator(runtime, await customerFactorOwner(runtime, bearer), String(id), proof),
  }),
}));

/** The owner is the customer of the challenge, if there is one, otherwise the customer of the access token. */
async function ownerOf(context: Context, challenge: string | null | undefined): Promise<FactorOwner> {
  const { runtime, source, requestInfo } = context;
  if (challenge == null) return customerFactorOwner(runtime, await context.bearer());
  const { requestId } = requestInfo;
  return challengedFactorOwner(runtime, challenge, await context.site(), { source, requestId });
}
