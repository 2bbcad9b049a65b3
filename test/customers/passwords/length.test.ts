import { describe, expect, test } from 'vitest';
import { request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Login, Register } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
const logsIn = async (email: string, password: string) =>
  (await request(server.url, Login, { input: { email, password } })).errors.length === 0;
const changed = (password: string, byte: number) =>
  `${password.slice(0, byte - 1)}${password[byte - 1] === 'x' ? 'y' : 'x'}${password.slice(byte)}`;

/** Every character of a password counts, although bcrypt would ignore all bytes after the 72nd. */
describe('a password', () => {
  const long = Array.from({ length: 128 }, (_, n) => String.fromCharCode(33 + ((n * 7) % 90))).join('');

  test.each([64, 73, 128])('of 128 characters does not log in if byte %i differs', async (byte) => {
    const { email } = await register(server.url, { password: long });
    expect(await logsIn(email, changed(long, byte))).toBe(false);
    expect(await logsIn(email, long)).toBe(true);
  });

  test.each([6, 64, 72, 73, 128, 256])(
    'may have %i characters, and differs from a longer or shorter one',
    async (length) => {
      const password = 'p'.repeat(length);
      const { email } = await register(server.url, { password });
      expect(await logsIn(email, password)).toBe(true);
      expect(await logsIn(email, 'p'.repeat(length - 1))).toBe(false);
      expect(await logsIn(email, 'p'.repeat(length + 1))).toBe(false);
    },
  );

  test('of 128 characters is compared in full, even if a change of the password has set it', async () => {
    const { email, password, token } = await register(server.url);
    const input = { oldPassword: password, newPassword: long };
    expect((await request(server.url, ChangePassword, { input }, { token })).errors).toEqual([]);
    expect(await logsIn(email, changed(long, 128))).toBe(false);
    expect(await logsIn(email, long)).toBe(true);
  });

  test.each([
    ['blanks at both ends', '  secret  ', ['secret', ' secret ', 'secret  ', '  secret']],
    ['a line break at its end', 'secret\n', ['secret', 'secret\r\n', 'secret ']],
    ['blanks only', '      ', ['     ', '       ']],
    ['capitals', 'SeCrEt', ['secret', 'SECRET']],
    ['an emoji of many code points', 'pass👩‍👩‍👧‍👦', ['pass👩', 'pass👩‍👩‍👧', 'pass👨‍👩‍👧‍👦']],
    ['a full-width letter', 'secretＡ', ['secretA']],
  ])('is neither trimmed nor folded: %s', async (_what, password, others) => {
    const { email } = await register(server.url, { password });
    for (const other of others) expect([other, await logsIn(email, other)]).toEqual([other, false]);
    expect(await logsIn(email, password)).toBe(true);
  });

  test('matches in composed and decomposed form', async () => {
    const { email } = await register(server.url, { password: 'cafe\u0301 ole\u0301' });
    expect(await logsIn(email, 'caf\u00e9 ol\u00e9')).toBe(true);
  });

  test('above the maximum length is refused with an error on the field', async () => {
    const input = { email: uniqueEmail(), password: 'p'.repeat(100_000) };
    for (const document of [Register, Login]) {
      const { status, errors } = await request<unknown, { input: typeof input }>(server.url, document, {
        input,
      });
      expect(status).toBe(400);
      expect(errors[0]?.extensions?.fields).toEqual({ password: [expect.any(String)] });
    }
  });
});
