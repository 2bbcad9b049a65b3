import { randomInt, randomUUID } from 'node:crypto';
import { addSeconds } from '../../lib/clock.ts';
import { hashSecret, secretMatches } from '../../lib/credential.ts';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { NIL_UUID } from '../../lib/uuid.ts';
import type { OneTimeToken, OneTimeTokenPurpose } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import type { Issue } from './one-time-token.ts';

const DIGITS = 6;
/** The number of guesses after which a code is no longer valid. There are a million codes. */
const MAX_GUESSES = 5;

/**
 * Issues a code of six digits, which the customer types.
 * @returns the code and the id of its row. Only a hash is stored, keyed and bound to the row
 */
export async function issueOneTimeCode(
  db: Db,
  derivedKeys: DerivedKeys,
  issue: Issue & { subject: CodeSubject },
): Promise<{ id: string; code: string }> {
  const { now, lifetimeSeconds, data = {}, subject, ...bound } = issue;
  const id = randomUUID();
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  await db.oneTimeToken.create({
    data: {
      ...bound,
      id,
      secretHash: hashSecret(secretOf(derivedKeys, id, code)),
      subjectHash: hashOfSubject(derivedKeys, subject),
      data,
      createdAt: now,
      expiresAt: addSeconds(now, lifetimeSeconds),
    },
  });
  return { id, code };
}

/** The subject of codes: a customer, or an email that no customer of the account has. */
export type CodeSubject = { customerId: number } | { accountId: number; emailKey: string };

export async function withdrawOneTimeCodes(
  db: Db,
  derivedKeys: DerivedKeys,
  purpose: OneTimeTokenPurpose,
  subject: CodeSubject,
  now: Date,
): Promise<void> {
  await db.oneTimeToken.updateMany({
    where: { subjectHash: hashOfSubject(derivedKeys, subject), purpose, spentAt: null },
    data: { spentAt: now },
  });
}

/**
 * Checks a guess against the latest code of a subject on a site. The guess is counted first, in one atomic
 * statement outside any transaction that could be rolled back, so that at most five guesses are compared,
 * also in parallel. An unknown email runs the same statements and never matches.
 * @returns the token of the code, not yet used up; null for a wrong, invalid or missing code
 */
export async function guessOneTimeCode(
  db: Db,
  derivedKeys: DerivedKeys,
  which: { purpose: OneTimeTokenPurpose; subject: CodeSubject; siteId: number },
  code: string,
  now: Date,
): Promise<OneTimeToken | null> {
  const { purpose, subject, siteId } = which;
  const token = await db.oneTimeToken.findFirst({
    where: { subjectHash: hashOfSubject(derivedKeys, subject), purpose, siteId, spentAt: null },
    orderBy: { createdAt: 'desc' },
  });
  const counted = await db.oneTimeToken.updateMany({
    where: {
      id: token?.id ?? NIL_UUID,
      spentAt: null,
      expiresAt: { gt: now },
      failures: { lt: MAX_GUESSES },
    },
    data: { failures: { increment: 1 } },
  });
  const secret = secretOf(derivedKeys, token?.id ?? NIL_UUID, code);
  const right = secretMatches(secret, token?.secretHash ?? hashSecret(''));
  return right && counted.count === 1 && 'customerId' in subject ? token : null;
}

function hashOfSubject(derivedKeys: DerivedKeys, subject: CodeSubject): Uint8Array<ArrayBuffer> {
  const text =
    'customerId' in subject
      ? `customer ${subject.customerId}`
      : `email ${subject.accountId} ${subject.emailKey}`;
  return new Uint8Array(derivedHmac(derivedKeys, 'one-time-code').update(text).digest());
}

/** Keyed, because a plain hash of six digits is reversed by trying all of them. */
function secretOf(derivedKeys: DerivedKeys, id: string, code: string): string {
  return derivedHmac(derivedKeys, 'one-time-code').update(`${id}.${code}`).digest('base64url');
}
