import { z } from 'zod';
import { once } from '../../lib/once.ts';
import type { Authenticator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { message } from '../../platform/messages/message.ts';
import type { RelyingParty } from '../../tenancy/sites/relying-party.ts';
import { isOwnedBy, type Owner, ownerKey } from './owner.ts';
import { CEREMONY_SECONDS, type Ceremony, redeemCeremony, startCeremony } from './passkey-ceremony.ts';

/** The domain (RP ID) that the client requests. Null: the server chooses. */
export type RequestedDomain = { rpId: string | null };

const MAX_TEXT = 16_384;

const part = (name: string) => text(name, MAX_TEXT);
const parts = {
  id: text('id', 2_048),
  rawId: text('rawId', 2_048),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).prefault({}),
};
const attestationShape = z.object({
  ...parts,
  response: z.object({
    clientDataJSON: part('clientDataJSON'),
    attestationObject: part('attestationObject'),
    transports: z.array(text('transport', 32)).max(8).optional(),
  }),
});
const assertionShape = z.object({
  ...parts,
  response: z.object({
    clientDataJSON: part('clientDataJSON'),
    authenticatorData: part('authenticatorData'),
    signature: part('signature'),
    userHandle: part('userHandle').optional(),
  }),
});

/** Loaded after the start or at the first use, so that the process starts faster. */
export const loadPasskeys = once(() => import('@simplewebauthn/server'));

/**
 * Creates the options of `navigator.credentials.create` for a new passkey of the owner.
 * @throws IdentityError VALIDATION_FAILED on `rpId` for a domain that is not the site's
 */
export async function passkeyCreationOptions(
  tx: Db,
  owner: Owner,
  { party, siteId, label }: Ceremony & { label: string },
  requested: RequestedDomain,
  now: Date,
) {
  const rpId = requireDomain(party, requested) ?? party.id;
  const known = await credentialsOf(tx, owner);
  const { generateRegistrationOptions } = await loadPasskeys();
  return generateRegistrationOptions({
    rpID: rpId,
    rpName: party.name,
    userID: new TextEncoder().encode(ownerKey(owner)),
    userName: label,
    challenge: await startCeremony(tx, { use: 'REGISTRATION', rpId }, owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: descriptorsFor(known, rpId),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/**
 * Verifies and stores a new passkey.
 * @returns null if the answer is not valid for a ceremony of this owner, or the passkey is stored already
 */
export async function registerPasskey(
  tx: Db,
  owner: Owner,
  { party, siteId }: Ceremony,
  { credential, name }: { credential: unknown; name: string | null },
  now: Date,
): Promise<Authenticator | null> {
  const response = attestationShape.safeParse(credential).data;
  const ceremony = response && (await redeemCeremony(tx, 'REGISTRATION', owner, siteId, response, now));
  if (!response || !ceremony) return null;
  const rpId = ceremony.rpId ?? party.id;
  const { verifyRegistrationResponse } = await loadPasskeys();
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: ceremony.challenge,
    expectedOrigin: party.origins,
    expectedRPID: rpId,
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  if ((await tx.authenticator.count({ where: { credentialId: id } })) > 0) return null;
  return tx.authenticator.create({
    data: {
      ...owner,
      kind: 'PASSKEY',
      name,
      credentialId: id,
      publicKey,
      signCount: counter,
      transports,
      rpId,
      createdAt: now,
      confirmedAt: now,
    },
  });
}

/**
 * Creates the options of `navigator.credentials.get`. With an owner: for one of the owner's passkeys, as the second
 * factor. Without an owner: for any passkey of the device for this domain, as the only factor, with user verification.
 * @throws IdentityError VALIDATION_FAILED on `rpId` for a domain that is not the site's; NOT_FOUND if the owner has no
 *   passkey that can be used here
 */
export async function passkeyRequestOptions(
  tx: Db,
  owner: Owner | null,
  { party, siteId }: Ceremony,
  requested: RequestedDomain,
  now: Date,
) {
  const domain = requireDomain(party, requested);
  const known = owner ? await credentialsOf(tx, owner) : [];
  const rpId = domain ?? (owner ? preferredDomain(known, party) : party.id);
  const allowed = descriptorsFor(known, rpId);
  if (owner && allowed.length === 0) {
    throw new IdentityError('NOT_FOUND', { message: message('passkeyNone') });
  }
  const { generateAuthenticationOptions } = await loadPasskeys();
  const use = owner ? 'SECOND_FACTOR' : 'FIRST_FACTOR';
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: await startCeremony(tx, { use, rpId }, owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    allowCredentials: allowed,
    userVerification: owner ? 'preferred' : 'required',
  });
}

/**
 * Verifies an assertion once: ends its ceremony and advances the counter of the passkey.
 * @param owner null if the passkey is the first factor: it may be that of any owner
 * @returns the passkey that signed; null if the assertion is not valid for this ceremony
 */
export async function useAssertion(
  tx: Db,
  owner: Owner | null,
  { party, siteId }: Ceremony,
  assertion: unknown,
  now: Date,
): Promise<Authenticator | null> {
  const response = assertionShape.safeParse(assertion).data;
  const use = owner ? 'SECOND_FACTOR' : 'FIRST_FACTOR';
  const ceremony = response && (await redeemCeremony(tx, use, owner, siteId, response, now));
  if (!response || !ceremony) return null;
  const rpId = ceremony.rpId ?? party.id;
  const passkey = await tx.authenticator.findUnique({ where: { credentialId: response.id } });
  if (!passkey?.credentialId || !passkey.publicKey || (owner && !isOwnedBy(passkey, owner))) return null;
  if (passkey.rpId !== null && passkey.rpId !== rpId) return null;
  const { verifyAuthenticationResponse } = await loadPasskeys();
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: ceremony.challenge,
    expectedOrigin: party.origins,
    expectedRPID: rpId,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.signCount),
    },
    requireUserVerification: owner === null,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const signCount = BigInt(verified.authenticationInfo.newCounter);
  // Synchronised passkeys have no counter: it stays zero.
  const { count } = await tx.authenticator.updateMany({
    where: { id: passkey.id, signCount: signCount === 0n ? 0n : { lt: signCount } },
    data: { signCount, rpId, lastUsedAt: now },
  });
  return count === 1 ? passkey : null;
}

/** The descriptor of a passkey for the browser, and its domain. The domain of an older passkey is null. */
type Credential = { id: string; transports: string[]; rpId: string | null };

async function credentialsOf(db: Db, owner: Owner): Promise<Credential[]> {
  const passkeys = await db.authenticator.findMany({
    where: { ...owner, kind: 'PASSKEY' },
    select: { credentialId: true, transports: true, rpId: true },
  });
  return passkeys.flatMap(({ credentialId, transports, rpId }) =>
    credentialId === null ? [] : [{ id: credentialId, transports, rpId }],
  );
}

/** Selects the passkeys of a domain, and those of unknown domain. A browser ignores passkeys that it cannot use. */
function descriptorsFor(credentials: Credential[], domain: string): Omit<Credential, 'rpId'>[] {
  return credentials
    .filter(({ rpId }) => rpId === null || rpId === domain)
    .map(({ id, transports }) => ({ id, transports }));
}

/** Whether this relying party can use a passkey. A passkey of unknown domain is assumed to be usable. */
export function isUsable({ rpId }: Pick<Authenticator, 'rpId'>, party: RelyingParty): boolean {
  return rpId === null || party.domains.includes(rpId);
}

/**
 * Chooses a domain for which the owner has a passkey. Prefers the site's own domain, because browsers without related
 * origins cannot use the passkeys of another domain here.
 */
function preferredDomain(credentials: Credential[], party: RelyingParty): string {
  const has = (domain: string) => credentials.some(({ rpId }) => rpId === domain);
  return party.domains.find(has) ?? party.own;
}

/** @throws IdentityError VALIDATION_FAILED on `rpId` for a domain that is not the site's */
function requireDomain(party: RelyingParty, { rpId }: RequestedDomain): string | null {
  if (rpId === null || party.domains.includes(rpId)) return rpId;
  throw invalidField('rpId', message('passkeyOfOtherDomain'));
}
