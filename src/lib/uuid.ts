import { randomBytes } from 'node:crypto';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a text is a UUID. PostgreSQL reports an error if a text that is not one is compared with a `uuid` column.
 */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * A UUID that no row has, for statements that need an id when there is no row. It sorts before all others (RFC 9562
 * §5.9).
 */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/**
 * Makes a UUID of version 7 (RFC 9562 §5.7): 48 bits of time, 74 random bits. Ids sort by time, so new rows
 * are close to each other in the index.
 */
export function newUuidV7(now: Date): string {
  return version7(now, randomBytes(16));
}

/** Returns the lowest UUID of version 7 that can be made at `from` or later. */
export function firstUuidV7(from: Date): string {
  return version7(from, Buffer.alloc(16));
}

/**
 * Makes a UUID of version 8 (RFC 9562 §5.8): 48 bits of time, as in version 7, and 74 bits of a digest. The version
 * distinguishes it from an id of `newUuidV7`.
 * @param digest at least 16 bytes
 */
export function derivedUuid(time: Date, digest: Buffer): string {
  return versioned(0x80, time, Buffer.from(digest.subarray(0, 16)));
}

/** Whether an id was made by `derivedUuid`. */
export function isDerivedUuid(id: string): boolean {
  return id[14] === '8';
}

function version7(time: Date, bytes: Buffer): string {
  return versioned(0x70, time, bytes);
}

function versioned(version: number, time: Date, bytes: Buffer): string {
  bytes.writeUIntBE(time.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | version, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuidOf(bytes);
}

/** The text of the 16 bytes of a UUID. */
export function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The 16 bytes of a UUID. */
export function bytesOfUuid(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
