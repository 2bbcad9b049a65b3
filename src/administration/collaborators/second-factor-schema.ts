import { CompleteLoginInput } from '../../access/sessions/auth-types.ts';
import {
  beginPasskeyProof,
  overviewOf,
  regenerateRecoveryCodes,
  removeAuthenticator,
} from '../../customers/second-factor/authenticators.ts';
import {
  activatePasskey,
  activateTotp,
  beginPasskeyRegistration,
  beginTotp,
} from '../../customers/second-factor/enrolment.ts';
import {
  AuthenticatorOverview,
  ConfirmPasskeyInput,
  ConfirmTotpInput,
  ENROLMENT_THROUGHPUT,
  EnrolledAuthenticator,
  FactorProofInput,
  RecoveryCodes,
  TotpEnrolment,
} from '../../customers/second-factor/enrolment-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { answerGrant, CollaboratorAuthPayload, visitOf } from './collaborator-types.ts';
import { beginCollaboratorPasskey, completeCollaboratorLogin } from './complete-login.ts';
import { collaboratorFactorOwner } from './factor-owner.ts';
import { isBreakGlass } from './sso-only.ts';

const PROOF = 'Required when the collaborator has an authenticator already.';
const PASSWORD =
  'Required for the first authenticator if the last login or re-authentication is over ten minutes old.';

builder.queryField('collaboratorAuthenticators', (t) =>
  t.adminField({
    role: 'SUPPORT',
    type: AuthenticatorOverview,
    description: 'The authenticators of the collaborator who calls.',
    resolve: async ({ collaborator }, _args, { runtime }) =>
      overviewOf(runtime.prisma, { collaboratorId: collaborator.id }),
  }),
);

builder.mutationFields((t) => ({
  completeCollaboratorLogin: t.field({
    type: CollaboratorAuthPayload,
    isAdministration: true,
    description: 'Completes a collaborator’s login that was answered with SECOND_FACTOR_REQUIRED.',
    args: { input: t.arg({ type: CompleteLoginInput, required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { input }, context) => {
      const visit = visitOf(context);
      return answerGrant(context, await completeCollaboratorLogin(context.runtime, visit, input));
    },
  }),
  beginCollaboratorPasskeyLogin: t.field({
    type: 'JSON',
    isAdministration: true,
    description:
      'The options for `navigator.credentials.get`, as JSON for `PublicKeyCredential.parseRequestOptionsFromJSON`. ' +
      'The passkey’s answer is the `assertion` for `completeCollaboratorLogin`.',
    args: { challenge: t.arg.string({ required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (_root, { challenge }, { runtime }) => beginCollaboratorPasskey(runtime, challenge),
  }),
  beginCollaboratorTotp: t.adminField({
    role: 'SUPPORT',
    type: TotpEnrolment,
    description: 'Starts the setup of an authenticator app (RFC 6238).',
    args: {
      proof: t.arg({ type: FactorProofInput, description: PROOF }),
      password: t.arg.string({ description: PASSWORD }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, shown, { runtime }) =>
      beginTotp(runtime, collaboratorFactorOwner(runtime, acting), shown),
  }),
  confirmCollaboratorTotp: t.adminField({
    role: 'SUPPORT',
    type: EnrolledAuthenticator,
    description: 'Activates the authenticator app with its first code.',
    args: { input: t.arg({ type: ConfirmTotpInput, required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, { input }, { runtime }) =>
      activateTotp(runtime, collaboratorFactorOwner(runtime, acting), input),
  }),
  beginCollaboratorPasskeyRegistration: t.adminField({
    role: 'SUPPORT',
    type: 'JSON',
    description: 'The options for `navigator.credentials.create`.',
    args: {
      proof: t.arg({ type: FactorProofInput, description: PROOF }),
      password: t.arg.string({ description: PASSWORD }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, shown, { runtime }) =>
      beginPasskeyRegistration(runtime, collaboratorFactorOwner(runtime, acting), shown),
  }),
  confirmCollaboratorPasskeyRegistration: t.adminField({
    role: 'SUPPORT',
    type: EnrolledAuthenticator,
    description: 'Activates the passkey with the answer of the device.',
    args: { input: t.arg({ type: ConfirmPasskeyInput, required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, { input }, { runtime }) =>
      activatePasskey(runtime, collaboratorFactorOwner(runtime, acting), input),
  }),
  beginCollaboratorPasskeyProof: t.adminField({
    role: 'SUPPORT',
    type: 'JSON',
    description:
      'The options for `navigator.credentials.get`. The result of that call is the `assertion` of a proof.',
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, _args, { runtime }) =>
      beginPasskeyProof(runtime, collaboratorFactorOwner(runtime, acting), { rpId: null }),
  }),
  regenerateCollaboratorRecoveryCodes: t.adminField({
    role: 'SUPPORT',
    type: RecoveryCodes,
    description: 'Replaces all recovery codes with ten new ones. Each can be used once.',
    args: { proof: t.arg({ type: FactorProofInput, required: true }) },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: (acting, { proof }, { runtime }) =>
      regenerateRecoveryCodes(runtime, collaboratorFactorOwner(runtime, acting), proof),
  }),
  removeCollaboratorAuthenticator: t.adminField({
    role: 'SUPPORT',
    type: AuthenticatorOverview,
    description: 'Removes an authenticator. The recovery codes are removed with the last authenticator.',
    args: {
      id: t.arg.id({ required: true }),
      proof: t.arg({ type: FactorProofInput, required: true }),
    },
    throughput: ENROLMENT_THROUGHPUT,
    resolve: async (acting, { id, proof }, { runtime }) => {
      const owner = collaboratorFactorOwner(runtime, acting);
      const policy = (await isBreakGlass(runtime.prisma, acting.collaborator)) ? 'REQUIRED' : owner.policy;
      return removeAuthenticator(runtime, { ...owner, policy }, String(id), proof);
    },
  }),
}));
