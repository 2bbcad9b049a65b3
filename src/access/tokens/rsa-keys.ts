import type { CommandRuntime } from '../../platform/runtime.ts';
import { generateKey, RSA_ALGORITHM } from './key-material.ts';

/**
 * A signing key also has an RSA key if a client of the OpenID Provider needs RS256. Both keys are in one row: they are
 * published, retired, removed and withdrawn together. An RSA key is generated only when one is needed, because that
 * takes a while.
 */
const SUFFIX = '-rs256';

/** The `kid` of the RSA key of a signing key. */
export function rsaKidOf(kid: string): string {
  return `${kid}${SUFFIX}`;
}

/** The id of the signing key for a `kid` of either of its two keys. */
export function signingKidOf(kid: string): string {
  return kid.endsWith(SUFFIX) ? kid.slice(0, -SUFFIX.length) : kid;
}

/**
 * Generates an RSA key for each signing key that signs now or will sign, and has no RSA key. If several processes do
 * this at once, the first one stores its key, and the others discard their keys.
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
 * Generates the RSA key of the next signing key after a rotation, so that both are published long enough before they
 * sign. Does nothing if no key has an RSA key.
 */
export async function continueRsaKeys(runtime: CommandRuntime): Promise<void> {
  const inUse = await runtime.prisma.signingKey.findFirst({
    where: { rsaEncryptedPrivate: { not: null } },
    select: { kid: true },
  });
  if (inUse) await ensureRsaKeys(runtime);
}
