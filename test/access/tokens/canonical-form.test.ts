import { describe, expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { accepted, parts, segment, signByServer, verdicts } from './jwt.ts';

const server = testServer();
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Other encodings of the same token. JWT libraries accept many of them. */
function spellings(token: string): Map<string, string> {
  const { header, payload, segments } = parts(token);
  const [first, second, third] = segments;
  const found = new Map<string, string>();
  const blanks = {
    space: ' ',
    tab: '\t',
    LF: '\n',
    CRLF: '\r\n',
    NUL: '\0',
    NBSP: '\u00a0',
    BOM: '\ufeff',
    ZWSP: '\u200b',
  };
  for (const [name, blank] of Object.entries(blanks)) {
    found.set(`${name} before`, blank + token);
    found.set(`${name} after`, token + blank);
    found.set(`${name} after the header`, `${first}${blank}.${second}.${third}`);
    found.set(`${name} before the signature`, `${first}.${second}.${blank}${third}`);
    found.set(
      `${name} in the signature`,
      `${first}.${second}.${third.slice(0, 40)}${blank}${third.slice(40)}`,
    );
    found.set(`${name} in the payload`, `${first}.${second.slice(0, 8)}${blank}${second.slice(8)}.${third}`);
  }
  for (const padding of ['=', '==', '===', '====']) {
    found.set(`${padding} after the signature`, `${token}${padding}`);
    found.set(`${padding} after the payload`, `${first}.${second}${padding}.${third}`);
    found.set(`${padding} after the header`, `${first}${padding}.${second}.${third}`);
  }
  // With 64 bytes, four bits of the last character are unused.
  const last = ALPHABET.indexOf(third.slice(-1));
  for (let bits = 1; bits < 16; bits += 1) {
    found.set(`trailing bits ${bits}`, `${first}.${second}.${third.slice(0, -1)}${ALPHABET[last ^ bits]}`);
  }
  found.set(
    'standard base64 with padding',
    segments.map((text) => Buffer.from(text, 'base64url').toString('base64')).join('.'),
  );
  found.set('in hex', segments.map((text) => Buffer.from(text, 'base64url').toString('hex')).join('.'));
  found.set('percent-encoded dots', token.replaceAll('.', '%2E'));
  found.set('a dot after', `${token}.`);
  found.set('a dot before', `.${token}`);
  found.set('two dots', `${first}..${second}.${third}`);
  found.set('a fourth segment', `${token}.AAAA`);
  found.set('upper case', token.toUpperCase());
  found.set('lower case', token.toLowerCase());
  found.set('scheme in front', `Bearer ${token}`);
  found.set('in quotes', `"${token}"`);
  found.set('a comma and itself', `${token},${token}`);
  found.set('a fragment', `${token}#`);
  found.set('a query', `${token}?x`);
  found.set('header re-serialised', `${segment(JSON.stringify(header, null, 1))}.${second}.${third}`);
  found.set('payload re-serialised', `${first}.${segment(JSON.stringify(payload, null, 1))}.${third}`);
  found.set('payload with a blank at its end', `${first}.${segment(`${JSON.stringify(payload)} `)}.${third}`);
  found.set('signature as DER', `${first}.${second}.${segment(der(Buffer.from(third, 'base64url')))}`);
  found.set('base64 of itself', segment(token));
  const plain = token.replaceAll('-', '+').replaceAll('_', '/');
  if (plain !== token) found.set('standard base64', plain);
  return found;
}

/** Replaces the signature by the other one that ECDSA accepts for the same message: (r, n − s). */
function otherSignature(token: string): string {
  const { segments } = parts(token);
  const signature = Buffer.from(segments[2], 'base64url');
  const s = ORDER - BigInt(`0x${signature.subarray(32).toString('hex')}`);
  const other = Buffer.from(s.toString(16).padStart(64, '0'), 'hex');
  return `${segments[0]}.${segments[1]}.${segment(Buffer.concat([signature.subarray(0, 32), other]))}`;
}

function der(signature: Buffer): Buffer {
  const integer = (bytes: Buffer) => {
    const padded = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
    return Buffer.concat([Buffer.of(2, padded.length), padded]);
  };
  const body = Buffer.concat([integer(signature.subarray(0, 32)), integer(signature.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}

describe('a token has a single valid encoding', () => {
  test('while the token is valid, every other encoding is refused', async () => {
    const { token } = await register(server.url);
    const others = spellings(token);
    expect(others.size).toBeGreaterThanOrEqual(20);
    expect([...others.values()]).not.toContain(token);
    // The token itself is sent first, so that it is in all caches.
    expect(await accepted(server, new Map([['itself', token]]))).toEqual(['itself']);
    expect(await accepted(server, others)).toEqual([]);
  });

  test('after the logout every encoding is refused, and so is the other valid signature', async () => {
    const { token } = await register(server.url);
    const others = spellings(token)
      .set('itself', token)
      .set('the other signature', otherSignature(token))
      .set('the other signature, padded', `${otherSignature(token)}=`);
    // Every ECDSA signature has a second form, which is valid too. Only the end of the session makes the token invalid.
    expect(await verdicts(server, [token])).toMatchObject([{ valid: true }]);
    await execute(server.url, Logout, {}, { token });
    expect(await accepted(server, others)).toEqual([]);
    expect(await verdicts(server, [otherSignature(token)])).toMatchObject([{ reason: 'REVOKED' }]);
  });

  test('after the logout another token with the same claims is refused too', async () => {
    const { token } = await register(server.url);
    const { payload } = parts(token);
    const own = await signByServer(server, payload);
    expect(await verdicts(server, [own])).toMatchObject([{ valid: true }]);
    await execute(server.url, Logout, {}, { token });
    expect(
      await accepted(
        server,
        spellings(own).set('itself', own).set('the other signature', otherSignature(own)),
      ),
    ).toEqual([]);
  });
});
