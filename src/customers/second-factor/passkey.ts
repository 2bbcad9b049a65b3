import { z } from 'zod';
import { once } from '../../lib/once.ts';
import type { Authenticator, OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { issueOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import { type RelyingParty, usableDomains } from '../../tenancy/sites/relying-party.ts';
import { isOwnedBy, type Owner, ownerKey } from './owner.ts';

/** What a ceremony was begun for; its answer is good for nothing else. */
type Use = 'REGISTRATION' | 'FIRST_FACTOR' | 'SECOND_FACTOR';

/** Where a ceremony takes place. */
export type Ceremony = { party: RelyingParty; siteId: number | null };

/** The domain that the client asks for; null: the server chooses. */
export type WantedDomain = { rpId: string | null };

const CEREMONY_SECONDS = 300;
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

/** Not loaded by the start: most processes never see a passkey. */
export const loadPasskeys = once(() => import('@simplewebauthn/server'));

/**
 * The options of `navigator.credentials.create` for a new passkey of the owner.
 * @throws IdentityError VALIDATION_FAILED on `rpId` for a domain that is not the site's
 */
export async function passkeyCreationOptions(
  tx: Db,
  owner: Owner,
  { party, siteId, label }: Ceremony & { label: string },
  wanted: WantedDomain,
  now: Date,
) {
  const rpId = wantedDomain(party, wanted) ?? party.id;
  const known = await credentialsOf(tx, owner);
  const { generateRegistrationOptions } = await loadPasskeys();
  return generateRegistrationOptions({
    rpID: rpId,
    rpName: party.name,
    userID: new TextEncoder().encode(ownerKey(owner)),
    userName: label,
    challenge: await begin(tx, { use: 'REGISTRATION', rpId }, owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: offered(known, [rpId]),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/** Keeps a new passkey. @returns null when the answer is not that of a ceremony begun for this owner */
export async function registerPasskey(
  tx: Db,
  owner: Owner,
  { party, siteId }: Ceremony,
  { credential, name }: { credential: unknown; name: string | null },
  now: Date,
): Promise<Authenticator | null> {
  const response = attestationShape.safeParse(credential).data;
  const begun = response && (await redeem(tx, 'REGISTRATION', owner, siteId, response, now));
  if (!response || !begun) return null;
  const rpId = begun.rpId ?? party.id;
  const { verifyRegistrationResponse } = await loadPasskeys();
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: begun.challenge,
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
 * The options of `navigator.credentials.get`. With an owner: for one of the owner's passkeys, as second
 * factor. Without: for any passkey of the device for this domain, as first factor, with user verification.
 * @throws IdentityError VALIDATION_FAILED on `rpId` for a domain that is not the site's; NOT_FOUND when the
 *   owner has no passkey that can be used here
 */
export async function passkeyRequestOptions(
  tx: Db,
  owner: Owner | null,
  { party, siteId }: Ceremony,
  wanted: WantedDomain,
  now: Date,
) {
  const domain = wantedDomain(party, wanted);
  const known = owner ? await credentialsOf(tx, owner) : [];
  const rpId = domain ?? (owner ? domainOf(known, party) : party.id);
  const allowed = offered(known, [rpId]);
  if (owner && allowed.length === 0) {
    throw new IdentityError('NOT_FOUND', { message: 'There is no passkey that can be used on this site.' });
  }
  const { generateAuthenticationOptions } = await loadPasskeys();
  const use = owner ? 'SECOND_FACTOR' : 'FIRST_FACTOR';
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: await begin(tx, { use, rpId }, owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    allowCredentials: allowed,
    userVerification: owner ? 'preferred' : 'required',
  });
}

/**
 * Verifies an assertion and uses it up: ends its ceremony and advances the counter of the passkey.
 * @param owner null for a first factor: any owner
 * @returns the owner of the passkey that signed; null when none did, or not for this ceremony
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
  const begun = response && (await redeem(tx, use, owner, siteId, response, now));
  if (!response || !begun) return null;
  const rpId = begun.rpId ?? party.id;
  const passkey = await tx.authenticator.findUnique({ where: { credentialId: response.id } });
  if (!passkey?.credentialId || !passkey.publicKey || (owner && !isOwnedBy(passkey, owner))) return null;
  if (passkey.rpId !== null && passkey.rpId !== rpId) return null;
  const { verifyAuthenticationResponse } = await loadPasskeys();
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: begun.challenge,
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
  // A counter that stands still at zero is that of a passkey that is synchronised and has none.
  const { count } = await tx.authenticator.updateMany({
    where: { id: passkey.id, signCount: signCount === 0n ? 0n : { lt: signCount } },
    data: { signCount, rpId, lastUsedAt: now },
  });
  return count === 1 ? passkey : null;
}

/** A passkey's descriptor for the browser, and its domain; null: unknown. */
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

/** Passkeys of the domains, and those of unknown domain: a browser ignores what it cannot use. */
function offered(credentials: Credential[], domains: string[]): Omit<Credential, 'rpId'>[] {
  return credentials
    .filter(({ rpId }) => rpId === null || domains.includes(rpId))
    .map(({ id, transports }) => ({ id, transports }));
}

/** Whether a passkey can be used by this relying party, as far as is known. */
export function isUsable({ rpId }: Pick<Authenticator, 'rpId'>, party: RelyingParty): boolean {
  return rpId === null || usableDomains(party).includes(rpId);
}

/** The own domain before the shared one, which not all browsers can use here. */
function domainOf(credentials: Credential[], party: RelyingParty): string {
  const has = (domain: string) => credentials.some(({ rpId }) => rpId === domain);
  return usableDomains(party).find(has) ?? party.own;
}

function wantedDomain(party: RelyingParty, { rpId }: WantedDomain): string | null {
  if (rpId === null || usableDomains(party).includes(rpId)) return rpId;
  throw invalidField('rpId', 'The domain is none whose passkeys this site uses.');
}

/** The challenge that is signed is a one-time token itself: the answer brings it back. */
function begin(
  tx: Db,
  data: { use: Use; rpId: string },
  owner: Owner | null,
  siteId: number | null,
  now: Date,
): Promise<string> {
  return issueOneTimeToken(tx, {
    purpose: 'PASSKEY_CEREMONY',
    ...owner,
    siteId,
    data,
    now,
    lifetimeSeconds: CEREMONY_SECONDS,
  });
}

/**
 * @returns the challenge as the client has it, and the domain that the ceremony is for; null when it was another
 *   ceremony, is over, or too long ago
 */
async function redeem(
  tx: Db,
  use: Use,
  owner: Owner | null,
  siteId: number | null,
  { response }: { response: { clientDataJSON: string } },
  now: Date,
): Promise<{ challenge: string; rpId: string | null } | null> {
  const challenge = challengeIn(response.clientDataJSON);
  if (challenge === null) return null;
  const text = Buffer.from(challenge, 'base64url').toString();
  const token = await redeemOneTimeToken(tx, 'PASSKEY_CEREMONY', text, now);
  if (!token || !isFor(token, use, owner, siteId)) return null;
  const { rpId } = token.data as { rpId?: unknown };
  return { challenge, rpId: typeof rpId === 'string' ? rpId : null };
}

function isFor(token: OneTimeToken, use: Use, owner: Owner | null, siteId: number | null): boolean {
  const owned = owner ? isOwnedBy(token, owner) : token.customerId === null && token.collaboratorId === null;
  return owned && token.siteId === siteId && (token.data as { use?: unknown }).use === use;
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) ?? {};
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}
