import { expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { CollaboratorMe, Me, Refresh, ValidateToken } from '../../support/documents.ts';
import { mailedToken } from '../../support/mails.ts';
import { startServer } from '../../support/server.ts';
import { Accept, Invite, RequestReset, Reset } from './documents.ts';
import { join, PASSWORD } from './join.ts';

test('each credential of the admin API works for its own purpose only', async () => {
  const server = await startServer();
  const owner = await logInCollaborator(server);
  const person = await join(server, 'SUPPORT', owner);
  const email = uniqueEmail();
  await execute(server.url, Invite, { input: { email, role: 'SUPPORT' } }, owner);
  const invitation = await mailedToken(server, email);
  await execute(server.url, RequestReset, { email: person.email });
  const reset = await mailedToken(server, person.email);
  const customer = await register(server.url);
  const tokens = {
    session: owner.token,
    invitation,
    reset,
    access: customer.token,
    refresh: customer.refreshToken ?? '',
    'partner secret': server.demo.partner.clientSecret,
  };

  const input = (token: string) => ({ input: { token, password: PASSWORD } });
  const succeeded = ({ errors }: { errors: readonly unknown[] }) => errors.length === 0;
  const places: Record<string, (token: string) => Promise<boolean>> = {
    session: async (token) => succeeded(await request(server.url, CollaboratorMe, {}, { token })),
    access: async (token) => succeeded(await request(server.url, Me, {}, { token })),
    verdict: async (token) => {
      const { data } = await request(server.url, ValidateToken, { token }, { basic: server.demo.partner });
      return data?.validateToken.valid === true;
    },
    refresh: async (refreshToken) => succeeded(await request(server.url, Refresh, { refreshToken })),
    // These operations come last, because they consume their token.
    invitation: async (token) => succeeded(await request(server.url, Accept, input(token))),
    reset: async (token) => succeeded(await request(server.url, Reset, input(token))),
  };
  const taken: Record<string, string[]> = {};
  for (const [place, takes] of Object.entries(places)) {
    taken[place] = [];
    for (const [kind, token] of Object.entries(tokens)) {
      if (await takes(token)) taken[place].push(kind);
    }
  }
  expect(taken).toEqual({
    session: ['session'],
    access: ['access'],
    verdict: ['access'],
    refresh: ['refresh'],
    invitation: ['invitation'],
    reset: ['reset'],
  });
});
