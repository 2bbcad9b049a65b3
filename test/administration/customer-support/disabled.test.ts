import { expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { startServer } from '../../support/server.ts';
import { loginTokenFor, PasswordlessLogin, ResetPassword, resetTokenFor } from '../../support/ways-in.ts';
import { asCollaborator } from './collaborators.ts';
import { DisableCustomer, EnableCustomer } from './documents.ts';

test('links that were mailed before a customer was disabled stay invalid after the customer is enabled', async () => {
  const server = await startServer();
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
  const support = await asCollaborator(server, 'SUPPORT');
  const { customer, email } = await register(server.url);
  const link = await loginTokenFor(server, email);
  const token = await resetTokenFor(server, email);
  const { id } = customer;
  await execute(server.url, DisableCustomer, { id }, support);
  await execute(server.url, EnableCustomer, { id }, support);
  const input = { email, token, password: 'a new password' };
  for (const { errors } of [
    await request(server.url, PasswordlessLogin, { token: link }),
    await request(server.url, ResetPassword, { input }),
  ]) {
    expect(errors[0]?.extensions?.code).toBe('ONE_TIME_TOKEN_INVALID');
  }
  const again = await loginTokenFor(server, email);
  expect((await request(server.url, PasswordlessLogin, { token: again })).errors).toEqual([]);
});
