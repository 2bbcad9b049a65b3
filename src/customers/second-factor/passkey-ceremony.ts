import type { OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { issueOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { RelyingParty } from '../../tenancy/sites/relying-party.ts';
import { isOwnedBy, type Owner } from './owner.ts';

/** The purpose of a ceremony. Its answer is valid for no other purpose. */
type Use = 'REGISTRATION' | 'FIRST_FACTOR' | 'SECOND_FACTOR';

/** The relying party and the site of a ceremony. `siteId` is null for collaborators. */
export type Ceremony = { party: RelyingParty; siteId: number | null };

export const CEREMONY_SECONDS = 300;

/**
 * Starts a ceremony. Its challenge is a one-time token. The answer of the device contains the challenge.
 * @param owner null if the passkey is the first factor: it may be that of any owner
 * @returns the challenge
 */
export function startCeremony(
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
 * Redeems the challenge in an answer, once.
 * @returns the challenge in the client's encoding, and the domain of the ceremony; null if the challenge is used,
 *   expired, or for another purpose, owner or site
 */
export async function redeemCeremony(
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
