import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * Matches the characters of a domain as browsers accept them: also symbols, joiners and the dots of Chinese and
 * Japanese keyboards. ASCII characters other than letters, digits, dots and hyphens must not reach the URL parser: it
 * would end the domain at them or decode them. Spaces, control and format characters are refused, too, except the two
 * joiners.
 */
const SPELLING = /^(?:[A-Za-z0-9.-]|[^\p{ASCII}\p{C}\p{Z}]|[\u200c\u200d])+$/u;
/** RFC 1123 §2.1: letters, digits and inner hyphens, up to 63 characters. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** RFC 1035 §2.3.4, without the trailing dot. */
const MAX_LENGTH = 253;
/** The maximum length in any spelling. A longer text has no valid ASCII form, and would take milliseconds to read. */
const MAX_SPELLED_LENGTH = 1_000;

/**
 * Returns a domain in lower case and ASCII form (UTS 46, RFC 5890 §2.3.2.1), so that `bücher.example` and
 * `xn--bcher-kva.example` are equal. Empty for a text without such a form.
 */
export function asciiDomain(domain: string): string {
  if (domain.length > MAX_SPELLED_LENGTH || !SPELLING.test(domain)) return '';
  const lower = domain.toLowerCase();
  // Do not parse ASCII: the parser reads `1.2` as an IPv4 address.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : domainToASCII(domain);
}

/**
 * Whether a domain can exist in public DNS and receive mail: two or more labels, the last one not a number.
 */
export function isDomain(domain: string): boolean {
  const ascii = asciiDomain(domain);
  const labels = ascii.split('.');
  if (ascii.length > MAX_LENGTH || labels.length < 2) return false;
  if (!labels.every((label) => LABEL.test(label) && isDecodable(label))) return false;
  return !/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
}

/** Whether a label is plain ASCII, or an `xn--` label in canonical form. */
function isDecodable(label: string): boolean {
  if (!label.startsWith('xn--')) return true;
  const unicode = domainToUnicode(label);
  return unicode !== '' && unicode !== label && domainToASCII(unicode) === label;
}
