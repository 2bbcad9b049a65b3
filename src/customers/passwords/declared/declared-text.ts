import type { BareDigest } from '../foreign/wrapped-digest.ts';
import type { HashProblem } from '../hashes/hash-problem.ts';

/** A password hash as an import declares it, without its format. */
export type DeclaredText = {
  hash: string;
  /** The salt: base64 for `firebase`, and the text itself for digests and `discourse`. */
  salt?: string;
  /** Where a digest has its salt. Default: `prefix`. */
  saltPosition?: 'prefix' | 'suffix';
  /** For `firebase`: its `rounds`. */
  rounds?: number;
  /** For `firebase`: its `mem_cost`. */
  memoryCost?: number;
  /** For `firebase`: its `salt_separator`, in base64. */
  saltSeparator?: string;
  /** For `discourse`: the column with the algorithm. */
  algorithm?: string;
  /** The name of a secret of the account: a pepper or a signer key, for `bcrypt-pepper`, `firebase` and `stored`. */
  secret?: string;
};

/** The secrets of an account by their names. */
export type HashSecrets = ReadonlyMap<string, { id: number; value: Buffer }>;

/** The result of a reader: the hash as it is stored, a digest that must be wrapped, or a problem. */
export type Found = string | BareDigest | { problem: HashProblem };
