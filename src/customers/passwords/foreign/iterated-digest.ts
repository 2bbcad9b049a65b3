import { hash } from 'node:crypto';

/** The two schemes that repeat a digest in a loop. They are computed in threads of their own: `iterated-threads.ts`. */

export type IteratedQuestion = {
  digest: 'md5' | 'sha512';
  /** The logarithm of the number of rounds to the base 2. */
  logRounds: number;
  salt: string;
  password: string;
};

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Computes the digest in the text form of phpass and Drupal. Takes up to 0.7 s. */
export function iteratedDigest({ digest, logRounds, salt, password }: IteratedQuestion): string {
  const typed = Buffer.from(password);
  let state = hash(digest, Buffer.concat([Buffer.from(salt), typed]), 'buffer');
  // Each round replaces the digest at the beginning. The password after it stays.
  const input = Buffer.concat([state, typed]);
  for (let round = 2 ** logRounds; round > 0; round -= 1) {
    state.copy(input);
    state = hash(digest, input, 'buffer');
  }
  return encode(state);
}

/** Reads the base-2 logarithm of the rounds from a character of the alphabet of crypt(3). -1: another character. */
export function logRoundsOf(character: string): number {
  return ALPHABET.indexOf(character);
}

/** The base64 of crypt(3): three bytes are four characters, the lowest bits first. */
function encode(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    const number = group.reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
    for (let index = 0; index <= group.length; index += 1) text += ALPHABET[(number >> (6 * index)) & 63];
  }
  return text;
}
