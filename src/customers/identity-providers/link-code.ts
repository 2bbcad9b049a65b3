import { z } from 'zod';
import type { Site } from '../../platform/database/client/client.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  recognizeOneTimeToken,
  spendOneTimeToken,
  withdrawOneTimeTokens,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { ConfirmedIdentity } from './identity-link.ts';

/** The session in which a link begins. The same session has to complete it. */
export const linkBinding = z.object({ customerId: z.int(), sessionId: z.string() });
export type LinkBinding = z.output<typeof linkBinding>;

export const LINK_CODE_SECONDS = 60;
const RESULT_SECONDS = 120;
/** The purpose under which a profile is sealed until its link is completed. */
const LINK_RESULT = 'identity-link-result';
const PURPOSES = ['IDENTITY_LINK', 'IDENTITY_LINK_RESULT', 'SIGN_IN_REDIRECT'] as const;

const codeData = z.object({ provider: z.string(), sessionId: z.string() });
const resultData = z.object({ sessionId: z.string(), sealed: z.string() });

/** Issues a single-use code with which a browser starts a link, for one provider on one site. */
export function issueLinkCode(
  runtime: Runtime,
  { id: siteId }: Pick<Site, 'id'>,
  { customerId, sessionId }: LinkBinding,
  provider: string,
): Promise<string> {
  return issueOneTimeToken(runtime.prisma, {
    purpose: 'IDENTITY_LINK',
    customerId,
    siteId,
    data: { provider, sessionId },
    now: runtime.clock(),
    lifetimeSeconds: LINK_CODE_SECONDS,
  });
}

/**
 * Redeems a code, once. If the code is used or expired, another person may have it, so every link that the customer has
 * started is withdrawn.
 * @throws IdentityError ONE_TIME_TOKEN_INVALID unless it is a valid code of this provider and site
 */
export async function redeemLinkCode(
  runtime: Runtime,
  site: Pick<Site, 'id'>,
  provider: string,
  code: unknown,
): Promise<LinkBinding> {
  const { prisma, clock } = runtime;
  const now = clock();
  const token = typeof code === 'string' ? await recognizeOneTimeToken(prisma, 'IDENTITY_LINK', code) : null;
  const data = token && codeData.parse(token.data);
  if (!token?.customerId || token.siteId !== site.id || data?.provider !== provider) {
    throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  }
  const { customerId } = token;
  if (!(await spendOneTimeToken(prisma, token, now))) {
    await withdrawOneTimeTokens(prisma, { customerId }, PURPOSES, now);
    throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  }
  return { customerId, sessionId: data.sessionId };
}

/** Issues a code for the identity that the provider confirmed. Only the session that began the link can redeem it. */
export async function issueLinkResult(
  runtime: Runtime,
  { id: siteId }: Pick<Site, 'id'>,
  { customerId, sessionId }: LinkBinding,
  identified: ConfirmedIdentity,
): Promise<string> {
  const { prisma, clock, derivedKeys } = runtime;
  const sealed = await seal(derivedKeys, LINK_RESULT, JSON.stringify(identified));
  return issueOneTimeToken(prisma, {
    purpose: 'IDENTITY_LINK_RESULT',
    customerId,
    siteId,
    data: { sessionId, sealed },
    now: clock(),
    lifetimeSeconds: RESULT_SECONDS,
  });
}

/**
 * Finds the confirmed identity by its code, in the session that began the link. In another session, the code is
 * refused but stays valid.
 * @returns also the token, to be spent in the transaction that links
 * @throws IdentityError ONE_TIME_TOKEN_INVALID
 */
export async function findLinkResult(
  runtime: Runtime,
  { customerId, sessionId }: LinkBinding,
  code: string,
): Promise<ConfirmedIdentity & { token: { id: string } }> {
  const { prisma, clock, derivedKeys } = runtime;
  const token = await findOneTimeToken(prisma, 'IDENTITY_LINK_RESULT', code, clock());
  const data = token && resultData.parse(token.data);
  if (!data || token.customerId !== customerId || data.sessionId !== sessionId) {
    throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  }
  const identified = JSON.parse(await unseal(derivedKeys, LINK_RESULT, data.sealed)) as ConfirmedIdentity;
  return { ...identified, token };
}
