import { createPublicKey, type KeyObject } from 'node:crypto';
import { parsedObject } from './compact-jws.ts';
import { type Connection, refusedStatus } from './connection.ts';
import { Problem } from './problem.ts';
import { type Clock, type Instant, instantOf } from './time.ts';

/** The public keys of the issuer (RFC 7517), as of the last successful request for them. */
export type KeySet = {
  find(kid: string): KeyObject | null;
  /** The last time at which the keys were current. Null: they were never loaded. */
  asOf(): Instant | null;
  /** Loads the published keys. Keys that are no longer published are removed. @throws Problem */
  refresh(): Promise<void>;
};

const PATH = '/.well-known/jwks.json';
const TIMEOUT_MS = 5_000;
const MAX_KEYS = 100;

export function openKeySet(connection: Connection, clock: Clock): KeySet {
  let keys = new Map<string, { text: string; key: KeyObject }>();
  let etag: string | null = null;
  let asOf: Instant | null = null;
  return {
    find: (kid) => keys.get(kid)?.key ?? null,
    asOf: () => asOf,
    async refresh() {
      const began = instantOf(clock);
      const headers: Record<string, string> = { accept: 'application/json', 'cache-control': 'no-cache' };
      if (etag !== null) headers['if-none-match'] = etag;
      const answer = await connection.send({
        method: 'GET',
        path: PATH,
        headers,
        timeoutMilliseconds: TIMEOUT_MS,
      });
      if (answer.status === 200) {
        keys = importKeys(answer.body, keys);
        etag = answer.header('etag');
      } else if (answer.status !== 304 || etag === null) {
        throw refusedStatus(answer.status, answer.header('retry-after'));
      }
      // A shared cache states the age of its copy (RFC 9111 §5.1).
      const age = answer.header('age');
      const old = age !== null && /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0;
      asOf = { wall: began.wall - old, monotonic: began.monotonic - old };
    },
  };
}

/** Imports the ES256 keys of a JWKS and ignores all others. @param known keys that need no import */
function importKeys(
  body: string,
  known: ReadonlyMap<string, { text: string; key: KeyObject }>,
): Map<string, { text: string; key: KeyObject }> {
  const list = parsedObject(body)?.keys;
  if (!Array.isArray(list) || list.length > MAX_KEYS) {
    throw new Problem('WRONG_ANSWER', 'The service did not answer with keys.');
  }
  const keys = new Map<string, { text: string; key: KeyObject }>();
  for (const given of list as unknown[]) {
    const { kty, crv, alg = 'ES256', use = 'sig', kid, x, y } = (given ?? {}) as Record<string, unknown>;
    const isOurs = kty === 'EC' && crv === 'P-256' && alg === 'ES256' && use === 'sig';
    if (!isOurs || typeof kid !== 'string' || typeof x !== 'string' || typeof y !== 'string') continue;
    const text = `${x}.${y}`;
    const before = known.get(kid);
    keys.set(kid, before?.text === text ? before : { text, key: importKey(x, y) });
  }
  return keys;
}

function importKey(x: string, y: string): KeyObject {
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    throw new Problem('WRONG_ANSWER', 'A key of the service is not on its curve.');
  }
}
