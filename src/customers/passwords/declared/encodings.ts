import type { HashProblem } from '../hashes/hash-problem.ts';

export const MALFORMED: { problem: HashProblem } = { problem: 'HASH_MALFORMED' };

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const HEXADECIMAL = /^(?:[0-9a-fA-F]{2})+$/;

/** Decodes base64, with or without padding, also with `.` for `+` as passlib writes it. Null: it is malformed. */
export function fromBase64(text: string): Buffer | null {
  const usual = text.replaceAll('.', '+');
  return BASE64.test(usual) && usual.replaceAll('=', '').length % 4 !== 1
    ? Buffer.from(usual, 'base64')
    : null;
}

export function fromHexadecimal(text: string): Buffer | null {
  return HEXADECIMAL.test(text) ? Buffer.from(text, 'hex') : null;
}
