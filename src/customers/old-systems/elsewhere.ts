/** Stored for a customer whose password only the old system of the account knows. No password matches it. */
export const ELSEWHERE = '$elsewhere$';
