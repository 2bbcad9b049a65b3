/** Why the hash of another system cannot be used. */
export type HashProblem = 'HASH_UNKNOWN' | 'HASH_MALFORMED' | 'HASH_TOO_COSTLY' | 'HASH_SECRET_UNKNOWN';
