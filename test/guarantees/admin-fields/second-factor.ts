import { TOTP } from 'otpauth';
import { passkeyCreationOptions } from '../../../src/customers/second-factor/passkey.ts';
import { replaceRecoveryCodes } from '../../../src/customers/second-factor/recovery-codes.ts';
import { createTotp } from '../../../src/customers/second-factor/totp.ts';
import { relyingPartyOf } from '../../../src/tenancy/sites/relying-party.ts';
import { softwarePasskey } from '../../support/passkey.ts';
import { type AdminField, type Caller, NO_ID, type Scene } from '../admin-field.ts';

/** Removes the caller’s second factors. @returns their owner */
async function withoutFactor({ server, idOf }: Scene, caller: Caller) {
  const owner = { collaboratorId: idOf(caller) ?? 0 };
  await server.gatehouse.prisma.authenticator.deleteMany({ where: owner });
  return owner;
}

/** Gives the caller one second factor. @returns its id and a proof */
async function withFactor(scene: Scene, caller: Caller) {
  const { prisma, clock } = scene.server.gatehouse;
  if (scene.idOf(caller) === null) return { id: NO_ID, proof: { recoveryCode: 'none' } };
  const owner = await withoutFactor(scene, caller);
  const now = clock();
  const name = caller === 'owner of another account' ? 'theirs' : scene.mark;
  const { id } = await prisma.authenticator.create({
    data: { ...owner, kind: 'TOTP', name, createdAt: now, confirmedAt: now },
  });
  const [recoveryCode] = await replaceRecoveryCodes(prisma, owner, now);
  return { id: String(id), proof: { recoveryCode } };
}

export const adminFields: Record<string, AdminField> = {
  collaboratorAuthenticators: {
    least: 'SUPPORT',
    document: '{ collaboratorAuthenticators { authenticators { id name } recoveryCodesLeft } }',
    variables: async (scene, caller) => (await withFactor(scene, caller)) && {},
  },
  beginCollaboratorTotp: {
    least: 'SUPPORT',
    document: 'mutation { beginCollaboratorTotp { id uri } }',
    variables: async (scene, caller) => (await withoutFactor(scene, caller)) && {},
    begins: true,
  },
  confirmCollaboratorTotp: {
    least: 'SUPPORT',
    document:
      'mutation ($input: ConfirmTotpInput!) { confirmCollaboratorTotp(input: $input) { authenticator { id } } }',
    async variables(scene, caller) {
      const { prisma, derivedKeys, clock } = scene.server.gatehouse;
      if (scene.idOf(caller) === null) return { input: { id: NO_ID, code: '000000' } };
      const owner = await withoutFactor(scene, caller);
      const app = { issuer: 'Gatehouse', label: scene.mark };
      const { id, secret } = await createTotp(prisma, derivedKeys, owner, app, clock());
      const code = new TOTP({ secret }).generate({ timestamp: clock().getTime() });
      return { input: { id: String(id), code } };
    },
  },
  beginCollaboratorPasskeyRegistration: {
    least: 'SUPPORT',
    document: 'mutation { beginCollaboratorPasskeyRegistration }',
    variables: async (scene, caller) => (await withoutFactor(scene, caller)) && {},
    begins: true,
  },
  confirmCollaboratorPasskeyRegistration: {
    least: 'SUPPORT',
    document:
      'mutation ($input: ConfirmPasskeyInput!) { confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id } } }',
    async variables(scene, caller) {
      const { gatehouse, settings } = scene.server;
      if (scene.idOf(caller) === null) return { input: { credential: {} } };
      const owner = await withoutFactor(scene, caller);
      const party = relyingPartyOf(null, settings.publicUrl);
      const ceremony = { party, siteId: null, label: scene.mark };
      const wanted = { rpId: null };
      const now = gatehouse.clock();
      const options = await passkeyCreationOptions(gatehouse.prisma, owner, ceremony, wanted, now);
      const passkey = softwarePasskey(new URL(settings.publicUrl).origin);
      return { input: { credential: passkey.create({ ...options, rp: { id: party.id } }) } };
    },
  },
  beginCollaboratorPasskeyProof: {
    least: 'SUPPORT',
    document: 'mutation { beginCollaboratorPasskeyProof }',
    begins: true,
  },
  regenerateCollaboratorRecoveryCodes: {
    least: 'SUPPORT',
    document:
      'mutation ($proof: FactorProofInput!) { regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes } }',
    variables: async (scene, caller) => ({ proof: (await withFactor(scene, caller)).proof }),
  },
  removeCollaboratorAuthenticator: {
    least: 'SUPPORT',
    document:
      'mutation ($id: ID!, $proof: FactorProofInput!) { removeCollaboratorAuthenticator(id: $id, proof: $proof) { recoveryCodesLeft } }',
    async variables(scene, caller) {
      const { id: ofDemo } = await withFactor(scene, 'support');
      const { id, proof } = await withFactor(scene, caller);
      return { id: caller === 'owner of another account' ? ofDemo : id, proof };
    },
    missing: { id: NO_ID },
  },
};

/** Operations of customers, and logins without a caller. */
export const otherFields = [
  'authenticators',
  'beginTotp',
  'confirmTotp',
  'beginPasskeyRegistration',
  'confirmPasskeyRegistration',
  'beginPasskeyProof',
  'regenerateRecoveryCodes',
  'removeAuthenticator',
  'completeLogin',
  'beginPasskeyLogin',
  'passkeyLogin',
  'completeCollaboratorLogin',
  'beginCollaboratorPasskeyLogin',
];
