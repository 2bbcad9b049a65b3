/** Stored as the hash of a customer whose password only the old system can verify. No password matches it. */
export const ELSEWHERE = '$elsewhere$';
