import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type DerivedKeys, derivedHmac } from '../../lib/derived-keys.ts';
import { invalidField } from '../errors.ts';

/**
 * Identifies a list: its name, its account and its other owners. A cursor of one list is refused for every other list.
 * Change the name when the order of the list changes.
 */
export type ListId = readonly [name: string, accountId: number, ...owners: (number | string)[]];

/** Where a row stands in the order of its list: the values of its sort key. */
export type Position = readonly string[];

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MIN_BYTES = NONCE_BYTES + TAG_BYTES + 2;

/**
 * Encrypts a position, because a sort key can be an email, and clients keep cursors in URLs.
 *
 * The nonce is a keyed hash of the list and the position, so a row has the same cursor on each page, and two positions
 * do not share a nonce, except by an improbable collision.
 */
export function cursorOf(derivedKeys: DerivedKeys, list: ListId, position: Position): string {
  const of = JSON.stringify(list);
  const text = JSON.stringify(position);
  const nonce = derivedHmac(derivedKeys, 'cursor-nonce')
    .update(`${of}\n${text}`)
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKeys('cursor'), nonce).setAAD(Buffer.from(of));
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/**
 * Decrypts a cursor of a list.
 * @throws IdentityError VALIDATION_FAILED on `after` for a text that is not a cursor of this list and account
 */
export function positionOf(derivedKeys: DerivedKeys, list: ListId, cursor: string): Position {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node also decodes base64 that is not canonical.
  if (bytes.length < MIN_BYTES || bytes.toString('base64url') !== cursor) throw notOfThisList();
  const decipher = createDecipheriv(CIPHER, derivedKeys('cursor'), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(JSON.stringify(list)))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const start = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return JSON.parse(Buffer.concat([start, decipher.final()]).toString()) as Position;
  } catch {
    throw notOfThisList();
  }
}

function notOfThisList() {
  return invalidField('after', 'The after is not a cursor of this list. Start without it.');
}
