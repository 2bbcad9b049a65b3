import { z } from 'zod';
import type { Authenticator, OneTimeToken } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { text } from '../lib/input.ts';
import { issueOneTimeToken, redeemOneTimeToken } from '../one-time-tokens/one-time-token.ts';
import { isOwnedBy, type Owner, ownerKey } from './owner.ts';
import type { RelyingParty } from './relying-party.ts';

/** What a ceremony was begun for; its answer is good for nothing else. */
type Use = 'REGISTRATION' | 'FIRST_FACTOR' | 'SECOND_FACTOR';

/** Where a ceremony takes place. */
export type Ceremony = { party: RelyingParty; siteId: number | null };

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

/** Loaded when it is first needed: most processes never see a passkey. */
const webauthn = () => import('@simplewebauthn/server');

/** What `navigator.credentials.create` takes to make a passkey for somebody. */
export async function passkeyCreationOptions(
  tx: Db,
  owner: Owner,
  { party, siteId, label }: Ceremony & { label: string },
  now: Date,
) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new TextEncoder().encode(ownerKey(owner)),
    userName: label,
    challenge: await begin(tx, 'REGISTRATION', owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: await credentialsOf(tx, owner),
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
  const challenge = response && (await redeem(tx, 'REGISTRATION', owner, siteId, response, now));
  if (!response || !challenge) return null;
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
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
      createdAt: now,
      confirmedAt: now,
    },
  });
}

/**
 * What `navigator.credentials.get` takes: with an owner for one of her passkeys, as a second factor; without
 * for whichever passkey the device has for this domain, as the first, with the user verified by it.
 */
export async function passkeyRequestOptions(
  tx: Db,
  owner: Owner | null,
  { party, siteId }: Ceremony,
  now: Date,
) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await begin(tx, owner ? 'SECOND_FACTOR' : 'FIRST_FACTOR', owner, siteId, now),
    timeout: CEREMONY_SECONDS * 1000,
    allowCredentials: owner ? await credentialsOf(tx, owner) : [],
    userVerification: owner ? 'preferred' : 'required',
  });
}

/**
 * Uses an assertion up: its ceremony is over, and its counter has moved on.
 * @param owner null for a first factor: whoever holds the passkey
 * @returns whose passkey signed; null when none did, or not for this ceremony
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
  const challenge = response && (await redeem(tx, use, owner, siteId, response, now));
  if (!response || !challenge) return null;
  const passkey = await tx.authenticator.findUnique({ where: { credentialId: response.id } });
  if (!passkey?.credentialId || !passkey.publicKey || (owner && !isOwnedBy(passkey, owner))) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
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
    data: { signCount, lastUsedAt: now },
  });
  return count === 1 ? passkey : null;
}

async function credentialsOf(db: Db, owner: Owner): Promise<{ id: string; transports: string[] }[]> {
  const passkeys = await db.authenticator.findMany({
    where: { ...owner, kind: 'PASSKEY' },
    select: { credentialId: true, transports: true },
  });
  return passkeys.flatMap(({ credentialId, transports }) =>
    credentialId === null ? [] : [{ id: credentialId, transports }],
  );
}

/** The challenge that is signed is a one-time token itself: the answer brings it back. */
function begin(tx: Db, use: Use, owner: Owner | null, siteId: number | null, now: Date): Promise<string> {
  return issueOneTimeToken(tx, {
    purpose: 'PASSKEY_CEREMONY',
    ...owner,
    siteId,
    data: { use },
    now,
    lifetimeSeconds: CEREMONY_SECONDS,
  });
}

/** @returns the challenge as the client has it; null when the ceremony was another, is over, or too long ago */
async function redeem(
  tx: Db,
  use: Use,
  owner: Owner | null,
  siteId: number | null,
  { response }: { response: { clientDataJSON: string } },
  now: Date,
): Promise<string | null> {
  const challenge = challengeIn(response.clientDataJSON);
  if (challenge === null) return null;
  const text = Buffer.from(challenge, 'base64url').toString();
  const token = await redeemOneTimeToken(tx, 'PASSKEY_CEREMONY', text, now);
  return token && isFor(token, use, owner, siteId) ? challenge : null;
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
