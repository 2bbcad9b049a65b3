import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * Whether a text can be a domain in any spelling: symbols, joiners and the dots of Chinese and Japanese keyboards
 * included, which browsers take as well. Other ASCII must not reach the URL parser, which cuts and decodes. UTS 46
 * drops what cannot be seen, so it is no spelling.
 */
const SPELLING = /^(?:[A-Za-z0-9.-]|[^\p{ASCII}\p{C}\p{Z}]|[\u200c\u200d])+$/u;
/** RFC 1123 §2.1: letters, digits and inner hyphens, up to 63 of them. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** RFC 1035 §2.3.4, without the trailing dot. */
const MAX_LENGTH = 253;

/**
 * A domain as it is compared: in lower case, in its ASCII form (UTS 46, RFC 5890 §2.3.2.1), so that
 * `bücher.example` and `xn--bcher-kva.example` are one. Empty for a text that has no such form.
 */
export function asciiDomain(domain: string): string {
  if (!SPELLING.test(domain)) return '';
  const lower = domain.toLowerCase();
  // ASCII is left as it is: the parser would take `1.2` for an IPv4 address.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : domainToASCII(domain);
}

/** Whether a domain can exist in public DNS and take mail: two labels or more, the last one no number. */
export function isDomain(domain: string): boolean {
  const ascii = asciiDomain(domain);
  const labels = ascii.split('.');
  if (ascii.length > MAX_LENGTH || labels.length < 2) return false;
  if (!labels.every((label) => LABEL.test(label) && isDecodable(label))) return false;
  return !/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
}

/** An `xn--` label has to stand for a label that is written so. */
function isDecodable(label: string): boolean {
  if (!label.startsWith('xn--')) return true;
  const unicode = domainToUnicode(label);
  return unicode !== '' && unicode !== label && domainToASCII(unicode) === label;
}
