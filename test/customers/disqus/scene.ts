import { seal } from '../../../src/platform/encryption/sealed.ts';
import type { TestServer } from '../../support/server.ts';

export const PUBLIC_KEY = 'DISQUS-PUBLIC-KEY';
export const SECRET = 'disqus-secret';

/** Stores Disqus keys for a site, by default for site 1. */
export async function setUpDisqus({ gatehouse }: Pick<TestServer, 'gatehouse'>, siteId = 1): Promise<void> {
  const { prisma, derivedKeys, clock } = gatehouse;
  const data = {
    publicKey: PUBLIC_KEY,
    encryptedSecret: await seal(derivedKeys, 'disqus', SECRET),
    updatedAt: clock(),
  };
  await prisma.disqusKeys.upsert({ where: { siteId }, create: { ...data, siteId }, update: data });
}

/** Reads a `remote_auth_s3` as Disqus does. WebCrypto checks the signature. @throws if the signature is wrong */
export async function readByDisqus(
  remoteAuth: string,
  secret = SECRET,
): Promise<{ person: Record<string, unknown>; timestamp: number }> {
  const [message = '', signature = '', timestamp = '', ...more] = remoteAuth.split(' ');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['verify']);
  const signed = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const isGood = await crypto.subtle.verify('HMAC', key, signed, bytes(`${message} ${timestamp}`));
  if (!isGood || more.length > 0) throw new Error('Disqus refuses this login.');
  const json = new TextDecoder().decode(Uint8Array.from(atob(message), (byte) => byte.charCodeAt(0)));
  return { person: JSON.parse(json), timestamp: Number(timestamp) };
}
