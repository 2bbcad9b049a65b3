import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Verdict } from './verdict';

const { GATEHOUSE_URL = '', GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET } = process.env;
const PARTNER = `Basic ${Buffer.from(`${GATEHOUSE_CLIENT_ID}:${GATEHOUSE_CLIENT_SECRET}`).toString('base64')}`;
/** The sites of your account whose customers may read, such as `1,2`. */
const SITES = (process.env.GATEHOUSE_SITES ?? '').split(',');
/** A logout counts after this time at the latest. */
const LONGEST_AGE_MS = 5_000;

const keys = createRemoteJWKSet(new URL(`${GATEHOUSE_URL}/.well-known/jwks.json`));

type Page = {
  next: number;
  mark: string | null;
  more: boolean;
  entries: { sid: string; forgetAfter: number }[];
};

/** Sessions that ended before their tokens expired, and until when to remember them (Unix seconds). */
const ended = new Map<string, number>();
let after = 0;
/** Sent with the position: if the service was restored from a backup since, it answers from the beginning. */
let mark = '';
let readAt = Number.NEGATIVE_INFINITY;
let reading: Promise<void> | null = null;

/** Reads the entries that the feed has added since the last reading. Simultaneous requests share one reading. */
function readFeed(): Promise<void> {
  reading ??= readPages().finally(() => {
    reading = null;
  });
  return reading;
}

async function readPages(): Promise<void> {
  const startedAt = performance.now();
  for (let more = true; more; ) {
    const response = await fetch(`${GATEHOUSE_URL}/revocations?after=${after}&mark=${mark}&limit=1000`, {
      headers: { Authorization: PARTNER },
      cache: 'no-store',
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`Gatehouse: the revocation feed answers ${response.status}`);
    const page = (await response.json()) as Page;
    for (const { sid, forgetAfter } of page.entries) ended.set(sid, forgetAfter);
    after = page.next;
    mark = page.mark ?? '';
    more = page.more;
  }
  readAt = startedAt;
  for (const [sid, until] of ended) if (until < Date.now() / 1_000) ended.delete(sid);
}

/**
 * Verifies an access token by the public keys and the feed of ended sessions, without a call per request.
 * @throws if the keys or the feed cannot be read
 */
export async function validateOffline(token: string): Promise<Verdict> {
  if (performance.now() - readAt > LONGEST_AGE_MS) await readFeed();
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: GATEHOUSE_URL,
      audience: SITES,
      algorithms: ['ES256'],
      typ: 'at+jwt',
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    if (ended.has(String(payload.sid))) return { valid: false, action: 'REAUTHENTICATE' };
    const { sub = '', exp = 0 } = payload;
    return { valid: true, customerId: sub, expiresAt: new Date(exp * 1_000) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { valid: false, action: 'REFRESH' };
    // Without an answer about the keys, the token is neither valid nor invalid.
    if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error;
    return { valid: false, action: 'DENY' };
  }
}
