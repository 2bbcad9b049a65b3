import ipaddr from 'ipaddr.js';

/** An inclusive range of addresses, 16 bytes each. IPv4 addresses are IPv4-mapped (RFC 4291 §2.5.5.2). */
export type AddressRange = { ipv4: boolean; first: Buffer; last: Buffer };

const MAPPED_PREFIX = Buffer.from('00000000000000000000ffff', 'hex');

/**
 * Parses a single address, a CIDR block (RFC 4632, RFC 4291 §2.3) or a range `from-to`.
 * @returns null for any other text, for a range of mixed families, and for a range that ends before it starts
 */
export function parseAddressRange(text: string): AddressRange | null {
  const [from = '', to, more] = text.split('-').map((part) => part.trim());
  if (more !== undefined) return null;
  if (to === undefined) return from.includes('/') ? block(from) : range(bytesOf(from), bytesOf(from));
  return range(bytesOf(from), bytesOf(to));
}

function block(text: string): AddressRange | null {
  const [address = '', length = '', more] = text.split('/');
  const bytes = bytesOf(address);
  if (!bytes || more !== undefined || !/^\d{1,3}$/.test(length)) return null;
  const bits = Number(length) + (address.includes(':') ? 0 : 96);
  if (bits > 128) return null;
  const first = Buffer.from(bytes);
  const last = Buffer.from(bytes);
  for (let index = 0; index < 16; index += 1) {
    const kept = Math.min(8, Math.max(0, bits - 8 * index));
    const mask = (0xff << (8 - kept)) & 0xff;
    first[index] = (bytes[index] ?? 0) & mask;
    last[index] = (bytes[index] ?? 0) | (~mask & 0xff);
  }
  return { ipv4: isMapped(first) && isMapped(last), first, last };
}

function range(first: Buffer | null, last: Buffer | null): AddressRange | null {
  if (!first || !last || isMapped(first) !== isMapped(last) || first.compare(last) > 0) return null;
  return { ipv4: isMapped(first), first, last };
}

/** Accepts only IPv4 in four decimal parts, and IPv6. Other forms are ambiguous: `10.1`, `0x0a000001`, zones. */
function bytesOf(text: string): Buffer | null {
  const plain = text.includes(':')
    ? /^[\da-f:.]+$/i.test(text) && ipaddr.IPv6.isValid(text)
    : ipaddr.IPv4.isValidFourPartDecimal(text);
  return plain ? sixteenBytes(ipaddr.parse(text)) : null;
}

function sixteenBytes(address: ipaddr.IPv4 | ipaddr.IPv6): Buffer {
  return Buffer.from(
    address.kind() === 'ipv4'
      ? (address as ipaddr.IPv4).toIPv4MappedAddress().toByteArray()
      : address.toByteArray(),
  );
}

function isMapped(bytes: Buffer): boolean {
  return bytes.subarray(0, 12).equals(MAPPED_PREFIX);
}
