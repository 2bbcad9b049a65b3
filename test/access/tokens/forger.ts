import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Json, parts, segment } from './jwt.ts';

type Signature = (input: string) => Uint8Array | string;

/**
 * An attacker with one valid token, the public keys, and other keys. By default a forgery has the claims of the valid
 * token, so that only its header or its signature can be wrong.
 */
export class Forger {
  readonly header: Json;
  readonly payload: Json;
  readonly segments: [string, string, string];
  /** The forged tokens, by a description of the forgery. */
  readonly forgeries = new Map<string, string>();
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(token: string) {
    ({ header: this.header, payload: this.payload, segments: this.segments } = parts(token));
  }

  /** Adds a forgery. @param signature returns the signature as bytes or as encoded text */
  forge(name: string, header: Json | string, signature: Signature, payload = segment(this.payload)): void {
    const input = `${segment(header)}.${payload}`;
    const signed = signature(input);
    this.forgeries.set(name, `${input}.${typeof signed === 'string' ? signed : segment(signed)}`);
  }

  own = (input: string, key: KeyObject = this.keys.privateKey, hash: string | null = 'sha256'): Uint8Array =>
    sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });

  /** The signature of the valid token. */
  original = (): string => this.segments[2];
}
