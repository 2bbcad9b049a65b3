import argon2 from 'argon2';

/** OWASP's minimum for argon2id, https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
export const OWN_PARAMETERS = {
  type: argon2.argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

/** The time of one hash on one core of an ordinary server. */
export const OWN_MILLISECONDS = 27;

/** Normalises a password, so that it is the same from every keyboard (RFC 8265 §4.2.2). Nothing else is changed. */
function prepare(password: string): string {
  return password.normalize('NFC');
}

/**
 * Returns the spellings of a password that a stored hash may have been made of: the normalised password, and the typed
 * password if it differs, because other systems hash the typed password. The number of spellings depends only on the
 * typed password.
 */
export function spellingsOf(password: string): string[] {
  return [...new Set([prepare(password), password])];
}

/** Computes an argon2id hash in PHC string format. Takes a core for `OWN_MILLISECONDS`: call it through the queue. */
export async function hashPassword(password: string): Promise<string> {
  return argon2.hash(prepare(password), OWN_PARAMETERS);
}

/** Compares a text with a hash that `hashPassword` has computed. Takes as long as computing a hash. */
export function matchesOwnHash(hash: string, text: string): Promise<boolean> {
  return argon2.verify(hash, text);
}

/**
 * A hash that no password matches. With it, the login of an unknown customer takes as long as that of a known customer.
 */
export const UNMATCHABLE_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Z2F0ZWhvdXNlLW5vLXVzZXI$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const OWN_HASH = /^\$argon2id\$v=19\$m=19456,(p=1,t=2|t=2,p=1)\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;

/**
 * Whether a hash has the form that `hashPassword` writes. The order of the parameters depends on the version of the
 * library.
 */
export const isOwnHash = (hash: string): boolean => OWN_HASH.test(hash);
