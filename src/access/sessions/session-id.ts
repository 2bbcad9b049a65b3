import { randomBytes } from 'node:crypto';

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of time, 74 random ones. Neighbours in time are
 * neighbours in the index.
 */
export function newSessionId(now: Date): string {
  return version7(now, randomBytes(16));
}

/** No session that begins then or later has a lower id. */
export function firstSessionId(from: Date): string {
  return version7(from, Buffer.alloc(16));
}

function version7(time: Date, bytes: Buffer): string {
  bytes.writeUIntBE(time.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
