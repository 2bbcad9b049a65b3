import type { CommandRuntime } from '../../platform/runtime.ts';
import { generateKey, RSA_ALGORITHM } from './key-material.ts';

/**
 * A signing key has an RSA key beside it if a client of the OpenID Provider needs RS256. Both are one row: they are
 * published, retire, end and are withdrawn together. It is made when it is needed, because that takes a while.
 */
const SUFFIX = '-rs256';

/** The `kid` of the RSA key beside a signing key. */
export function rsaKidOf(kid: string): string {
  return `${kid}${SUFFIX}`;
}

/** The id of the signing key for a `kid` of either of its two keys. */
export function signingKidOf(kid: string): string {
  return kid.endsWith(SUFFIX) ? kid.slice(0, -SUFFIX.length) : kid;
}

/**
 * Makes an RSA key for each key that signs now or will sign, and has none. If several processes do this at once, the
 * first one stores its key, and the others drop theirs.
 */
export async function ensureRsaKeys({ prisma, clock, derivedKeys }: CommandRuntime): Promise<void> {
  const missing = await prisma.signingKey.findMany({
    where: { rsaEncryptedPrivate: null, OR: [{ retiredAt: null }, { retiredAt: { gt: clock() } }] },
    select: { kid: true },
  });
  for (const { kid } of missing) {
    const { publicJwk, encryptedPrivate } = await generateKey(RSA_ALGORITHM, rsaKidOf(kid), derivedKeys);
    await prisma.signingKey.updateMany({
      where: { kid, rsaEncryptedPrivate: null },
      data: { rsaPublicJwk: publicJwk, rsaEncryptedPrivate: encryptedPrivate },
    });
  }
}

/**
 * Continues RS256 with the next signing key, after a rotation: an RSA key is published as long before it signs as the
 * key beside it. Does nothing if no key has an RSA key.
 */
export async function continueRsaKeys(runtime: CommandRuntime): Promise<void> {
  const inUse = await runtime.prisma.signingKey.findFirst({
    where: { rsaEncryptedPrivate: { not: null } },
    select: { kid: true },
  });
  if (inUse) await ensureRsaKeys(runtime);
}
