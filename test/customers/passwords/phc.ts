/** Parses a password hash in PHC string format. Parameters may have any order. */
export function parsePhc(hash: string) {
  const [, type, version, parameters = ''] = hash.split('$');
  const numbers = Object.fromEntries(parameters.split(',').map((pair) => pair.split('=')));
  return { type, version, m: Number(numbers.m), t: Number(numbers.t), p: Number(numbers.p) };
}

/** The parameters of new hashes: the OWASP minimum for argon2id. */
export const TODAY = { type: 'argon2id', version: 'v=19', m: 19_456, t: 2, p: 1 };
