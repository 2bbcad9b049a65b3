import { randomBytes } from 'node:crypto';

/**
 * Makes a UUID of version 7 (RFC 9562 §5.7): 48 bits of time, 74 random bits. Ids sort by time, so new rows
 * are close to each other in the index.
 */
export function newSessionId(now: Date): string {
  return version7(now, randomBytes(16));
}

/** The lowest id that a session may have that begins at `from` or later. */
export function firstSessionId(from: Date): string {
  return version7(from, Buffer.alloc(16));
}

function version7(time: Date, bytes: Buffer): string {
  bytes.writeUIntBE(time.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
