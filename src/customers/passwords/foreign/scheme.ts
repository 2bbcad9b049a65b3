import type { HashProblem } from '../hashes/hash-problem.ts';
import type { Parameters } from './stored-form.ts';

/** One way in which another system hashes passwords. */
export type Scheme = {
  /** The number of fields of its stored form. */
  fieldCount: number;
  /** Finds a problem in the parameters of a stored form; null: none. A hash with a problem is never computed. */
  problemOf(parameters: Parameters): HashProblem | null;
  /** The time of one hash on one core of an ordinary server. */
  millisecondsOf(parameters: Parameters): number;
  /** Whether the fields have possible lengths and the cost that the parameters state. */
  hasPossibleFields(fields: readonly Buffer[], parameters: Parameters): boolean;
  /** Compares a password. Call it only for a stored form without a problem. */
  matches(attempt: Attempt): Promise<boolean>;
  /**
   * Whether a match proves every character of the password. If not, the login keeps the stored hash: the typed password
   * may differ from the password that the customer types elsewhere, and must not become the only password.
   */
  provesAll(password: string): boolean;
};

export type Attempt = {
  parameters: Parameters;
  fields: readonly Buffer[];
  password: string;
  /** The secret of the account that parameter `k` names; empty without a secret. */
  secret: Buffer;
};

/** Reads a whole number of up to eleven digits. Null for any other value, such as one with leading zeros. */
export function wholeNumber(value: string | number | undefined): number | null {
  return /^(0|[1-9]\d{0,10})$/.test(String(value)) ? Number(value) : null;
}

export const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max;

/** No system is known to use longer salts. */
export const isSalt = (field: Buffer | undefined): boolean => field !== undefined && field.length <= 256;

/** A shorter digest would match too many passwords. No system is known to use longer digests. */
export const isDigest = (field: Buffer | undefined): boolean =>
  field !== undefined && isWithin(field.length, 16, 128);

export const provesAll = (): boolean => true;
