import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { rememberSignatures, type VerifiedToken } from '../../../src/access/tokens/verified-signatures.ts';
import { count } from '../../support/counts.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const KIDS = [randomUUID(), randomUUID()];

let made = 0;

/** Pseudo-random bytes, the same in every run. */
function seededBytes(length: number): Buffer {
  made += 1;
  return createHash('shake256', { outputLength: length }).update(`token ${made}`).digest();
}

function tokenOf(length = 480): string {
  const signature = seededBytes(64).toString('base64url');
  const rest = seededBytes(length).toString('base64url');
  return `${rest.slice(0, 100)}.${rest.slice(100, length - signature.length - 2)}.${signature}`;
}

function verified(index: number, changes: Partial<VerifiedToken> = {}): VerifiedToken {
  return {
    kid: KIDS[index % 2] as string,
    customerId: index + 1,
    siteId: (index % 7) + 1,
    sessionId: randomUUID(),
    issuedAt: SECONDS - index,
    notBefore: SECONDS - index,
    expiresAt: SECONDS + 60 + index,
    ...changes,
  };
}

test('the cache returns what was stored for a token, and nothing for another text', () => {
  const memory = rememberSignatures();
  const entries = Array.from(
    { length: count(200, 1_000) },
    (_, index) => [tokenOf(), verified(index)] as const,
  );
  for (const [token, claims] of entries) memory.remember(token, claims, NOW);
  for (const [token, claims] of entries) {
    expect(memory.get(token, NOW)).toEqual(claims);
    // Variants of the token: other claims, another signature, a longer and a shorter text.
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const others = [
      `${header}.${payload.slice(0, -1)}${payload.endsWith('A') ? 'B' : 'A'}.${signature}`,
      `${header}.${payload}.${tokenOf().split('.')[2]}`,
      `${token}A`,
      token.slice(0, -1),
      ` ${token.slice(1)}`,
      // The same low byte as the first character; a character of two bytes in UTF-8.
      `${String.fromCharCode(token.charCodeAt(0) + 0x100)}${token.slice(1)}`,
      `é${token.slice(1)}`,
      `${'é'.repeat(token.length - signature.length - 1)}.${signature}`,
      signature,
      '',
    ];
    for (const other of others) expect(memory.get(other, NOW)).toBeUndefined();
  }
});

test('the cache keeps a token until it expires', () => {
  const memory = rememberSignatures();
  const token = tokenOf();
  memory.remember(token, verified(1, { expiresAt: SECONDS + 10 }), NOW);
  expect(memory.get(token, new Date(NOW.getTime() + 9_999))).toBeDefined();
  expect(memory.get(token, new Date(NOW.getTime() + 10_000))).toBeUndefined();
  memory.remember(token, verified(1, { expiresAt: SECONDS }), NOW);
  expect(memory.get(token, NOW)).toBeUndefined();
});

test('the cache has a fixed size and keeps almost all of the newest tokens', () => {
  const memory = rememberSignatures();
  const before = process.memoryUsage().arrayBuffers;
  const entries = Array.from({ length: 100_000 }, (_, index) => [tokenOf(), verified(index)] as const);
  for (const [token, claims] of entries) memory.remember(token, claims, NOW);
  const remembered = entries.filter(([token]) => memory.get(token, NOW) !== undefined).length;
  expect(remembered).toBeGreaterThan(25_000);
  expect(remembered).toBeLessThanOrEqual(32_768);
  const newest = entries.slice(-1_000);
  expect(newest.filter(([token]) => memory.get(token, NOW)).length).toBeGreaterThan(990);
  for (const [token, claims] of newest) expect([undefined, claims]).toContainEqual(memory.get(token, NOW));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30e6);
});

test('the cache evicts fewer than 3 of 10,000 tokens at a third of its capacity', () => {
  const memory = rememberSignatures();
  // A fixed seed, so that the tokens do not depend on earlier tests.
  made = 1_000_000;
  const tokens = Array.from({ length: 10_000 }, () => tokenOf());
  for (const token of tokens) memory.remember(token, verified(1), NOW);
  expect(tokens.filter((token) => !memory.get(token, NOW)).length).toBeLessThan(3);
});

test('the cache keeps a token of 708 characters', () => {
  const memory = rememberSignatures();
  const [token, claims] = [tokenOf(708), verified(1)];
  memory.remember(token, claims, NOW);
  expect(memory.get(token, NOW)).toEqual(claims);
});

test.each([
  ['a token of 709 characters', tokenOf(709), {}],
  ['a customer id of 33 bits', tokenOf(), { customerId: 2 ** 32 }],
  ['a malformed session id', tokenOf(), { sessionId: 'x' }],
])('the cache does not keep %s', (_what, token, changes) => {
  const memory = rememberSignatures();
  memory.remember(token, verified(1, changes), NOW);
  expect(memory.get(token, NOW)).toBeUndefined();
});
