import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { createOutgoing, failureReason } from '../../lib/outgoing.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import { invalidField } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';
import type { ChosenPassword } from './policy.ts';

/** A range has about 40 kB. A customer who tries the same password again needs the same range. */
const CACHED_RANGES = 100;
const CACHED_MS = 3_600_000;
const PREFIX_LENGTH = 5;

/** The passwords of known data breaches, by ranges of their hashes. */
export type BreachedPasswords = {
  /** Fetches the hashes that begin with a prefix, each without the prefix. Null: there is no such service. */
  range: ((prefix: string) => Promise<string>) | null;
  outcomes: Tally<{ outcome: 'clean' | 'breached' | 'unavailable' }>;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    breachedPasswords: BreachedPasswords;
  }
}

/**
 * Opens the service at `BREACHED_PASSWORDS_URL`, with the protocol of Pwned Passwords. It gets the first five
 * characters of a hash, and answers with about a thousand hashes (k-anonymity), padded so that the size reveals
 * nothing. https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
 */
export function openBreachedPasswords({
  breachedPasswordsUrl: url,
  breachedPasswordsTimeoutSeconds: timeoutSeconds,
  environment,
}: Settings): BreachedPasswords {
  const outcomes: BreachedPasswords['outcomes'] = createTally();
  if (url === null) return { range: null, outcomes };
  const outgoing = createOutgoing({ environment, timeoutMilliseconds: 1_000 * timeoutSeconds });
  const ranges = new LRUCache<string, Promise<string>>({ max: CACHED_RANGES, ttl: CACHED_MS });
  async function fetchRange(prefix: string): Promise<string> {
    const headers = { 'add-padding': 'true', 'user-agent': 'Gatehouse' };
    const response = await outgoing(`${url}/${prefix}`, { headers });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`It answered with status ${response.status}.`);
    if (!/^[0-9A-F]{35}:\d+\s/im.test(`${text}\n`)) throw new Error('It answered with no range.');
    return text;
  }
  return {
    outcomes,
    range(prefix) {
      const cached = ranges.get(prefix);
      if (cached) return cached;
      const requested = fetchRange(prefix);
      ranges.set(prefix, requested);
      requested.catch(() => ranges.peek(prefix) === requested && ranges.delete(prefix));
      return requested;
    },
  };
}

/**
 * Refuses a password of a known data breach (NIST SP 800-63B-4 §3.1.1.2), if the operator has a service for that. Call
 * it after all cheaper checks. If the service does not answer, the password is accepted.
 * @param chosen the password, its field and its name in messages
 * @throws IdentityError VALIDATION_FAILED on the field
 */
export async function requireUnbreached(
  { breachedPasswords, log }: Pick<Runtime, 'breachedPasswords' | 'log'>,
  { field, name, password }: ChosenPassword,
): Promise<void> {
  const { range, outcomes } = breachedPasswords;
  if (!range) return;
  // SHA-1 is required by the protocol. Nothing is stored under this hash.
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
  let isBreached: boolean;
  try {
    isBreached = holds(await range(hash.slice(0, PREFIX_LENGTH)), hash.slice(PREFIX_LENGTH));
  } catch (error) {
    outcomes.count({ outcome: 'unavailable' });
    log.warn({ reason: failureReason(error) }, 'breached passwords unavailable, password accepted unchecked');
    return;
  }
  outcomes.count({ outcome: isBreached ? 'breached' : 'clean' });
  if (isBreached) throw invalidField(field, message('passwordBreached', { name }));
}

/** Whether a range has a hash. Padding has the count 0. */
function holds(range: string, rest: string): boolean {
  return new RegExp(`^${rest}:0*[1-9]`, 'im').test(range);
}
