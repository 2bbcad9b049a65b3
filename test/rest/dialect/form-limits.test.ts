import { describe, expect, test } from 'vitest';
import { rest } from '../../support/client.ts';
import { testServer } from '../../support/server.ts';
import { registerByPelcro } from '../pelcro/api.ts';

const server = testServer();
const login = (body: string) =>
  rest(server.url, 'POST', '/api/v1/sdk/auth/login?site_id=1', {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('a form', () => {
  test.each([
    ['of opening brackets', `a${'['.repeat(24_001)}=1`],
    ['of closing brackets', `a${']'.repeat(24_001)}=1`],
    ['of brackets in a value', `email=${'[]'.repeat(12_001)}`],
    ['of more than 1,000 fields', 'a=1&'.repeat(1_001)],
  ])('%s is refused as not understood', async (_what, body) => {
    const { status, body: answer } = await login(body);
    expect([status, answer.error.message]).toEqual([400, 'The request could not be understood.']);
  });

  test('has a space for each plus sign and a plus sign for %2B, in names and values', async () => {
    const { email, password } = await registerByPelcro(server, { password: 'a +b%20 é' });
    const right = 'a+%2Bb%2520+%C3%A9';
    expect(password).toBe('a +b%20 é');
    expect((await login(`email=${encodeURIComponent(email)}&password=${right}`)).status).toBe(200);
    for (const wrong of ['a%20+b%20+%C3%A9', 'a+%2Bb++%C3%A9']) {
      expect((await login(`email=${encodeURIComponent(email)}&password=${wrong}`)).status).not.toBe(200);
    }
    const { body } = await rest(server.url, 'POST', '/api/v1/sdk/auth/register?site_id=1', {
      body: `email=plus%2Bsign@example.test&password=long+enough&metadata[a+b]=c+d%2B`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(body.data).toMatchObject({ email: 'plus+sign@example.test', metadata: { 'a b': 'c d+' } });
  });
});
