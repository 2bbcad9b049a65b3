import { expect, test } from 'vitest';
import { isOutage } from '../../../src/platform/database/failures.ts';
import { DatabaseOutageError, ReadOnlyServerError } from '../../../src/platform/database/outage.ts';
import { IdentityError } from '../../../src/platform/errors.ts';

const WORDS = 'le serveur est en cours d’arrêt';
const coded = (code: string) => Object.assign(new Error(WORDS), { code });

test.each([
  ...[
    '08000',
    '08001',
    '08003',
    '08004',
    '08006',
    '08P01',
    '25006',
    '25P03',
    '25P04',
    '28000',
    '28P01',
    '3D000',
  ],
  ...[
    '40001',
    '40003',
    '40P01',
    '53000',
    '53100',
    '53200',
    '53300',
    '53400',
    '55000',
    '55P03',
    '57000',
    '57014',
  ],
  ...['57P01', '57P02', '57P03', '57P04', '57P05', '58000', '58030', '58P01', '72000'],
])('SQLSTATE %s is an outage, in seven forms of errors and with a translated message', (state) => {
  const prisma = (code: string, cause: object) =>
    Object.assign(new Error(WORDS), {
      code,
      meta: { driverAdapterError: { name: 'DriverAdapterError', cause } },
    });
  for (const error of [
    coded(state),
    new Error(WORDS, { cause: coded(state) }),
    new Error(WORDS, { cause: new Error(WORDS, { cause: coded(state) }) }),
    new AggregateError([coded(state)], WORDS),
    Object.assign(new Error(WORDS), { name: 'DriverAdapterError', cause: { kind: 'postgres', code: state } }),
    prisma('P2010', { originalCode: state, kind: 'postgres' }),
    prisma('P2039', { originalCode: state, kind: 'postgres' }),
  ]) {
    expect(isOutage(error)).toBe(true);
  }
});

test.each([
  '22021',
  '22P02',
  '23505',
  '26000',
  '42501',
  '42601',
  '42P01',
  '42P05',
  'P0001',
  'XX000',
  'XX001',
])('SQLSTATE %s is not an outage', (state) => {
  expect(isOutage(coded(state))).toBe(false);
});

test('codes of the system and of Prisma, and our outage errors, are outages; messages alone are not', () => {
  for (const words of [
    'Connection terminated unexpectedly',
    'connection timeout',
    'too many clients already',
  ]) {
    expect(isOutage(new Error(words))).toBe(false);
  }
  for (const code of [
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EPIPE',
    'ENOSPC',
    'P1001',
    'P2024',
  ]) {
    expect(isOutage(coded(code))).toBe(true);
  }
  expect(isOutage(new DatabaseOutageError(WORDS))).toBe(true);
  expect(isOutage(new ReadOnlyServerError())).toBe(true);
  expect(isOutage(new IdentityError('NOT_FOUND', {}, { cause: coded('53100') }))).toBe(false);
  expect(isOutage({ name: 'ErrnoError', errno: 51 })).toBe(true);
  expect(isOutage({ name: 'ErrnoError', errno: 2 })).toBe(false);
  expect(isOutage(null)).toBe(false);
});

test('an error that is its own cause does not cause an endless loop', () => {
  const error = new Error(WORDS);
  error.cause = error;
  expect(isOutage(error)).toBe(false);
});
