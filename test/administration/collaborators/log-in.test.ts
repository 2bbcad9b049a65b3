import { describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { CollaboratorLogin, CollaboratorMe, Me } from '../../support/documents.ts';
import { startServer } from '../../support/server.ts';

describe('a collaborator', () => {
  test('logs in with email and password, and gets a session of 12 hours', async () => {
    const server = await startServer();
    const owner = await logInCollaborator(server);
    const { collaboratorMe } = await execute(server.url, CollaboratorMe, {}, owner);
    expect(collaboratorMe).toMatchObject({ email: server.demo.collaborator.email, role: 'OWNER' });
    server.clock.advance({ seconds: 12 * 3600 });
    const { errors } = await request(server.url, CollaboratorMe, {}, owner);
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('gets the same error for an unknown email and for a wrong password', async () => {
    const { url, demo } = await startServer();
    const wrong = { email: demo.collaborator.email, password: 'not this one' };
    const unknown = { email: 'nobody@example.test', password: 'not this one' };
    for (const input of [wrong, unknown]) {
      const { errors } = await request(url, CollaboratorLogin, { input });
      expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
    }
  });

  test('is locked out after 10 failed logins, and so is an unknown email', async () => {
    const { url, demo } = await startServer();
    for (const email of [demo.collaborator.email, 'nobody@example.test']) {
      for (let i = 0; i < 10; i += 1)
        await request(url, CollaboratorLogin, { input: { email, password: 'wrong' } });
      const { errors } = await request(url, CollaboratorLogin, {
        input: { email, password: demo.collaborator.password },
      });
      expect(errors[0]?.extensions?.code).toBe('ACCOUNT_LOCKED');
    }
  });

  test('cannot use their token as a customer, and a customer cannot use theirs as a collaborator', async () => {
    const server = await startServer();
    const [owner, customer] = await Promise.all([logInCollaborator(server), register(server.url)]);
    const asCustomer = await request(server.url, Me, {}, owner);
    expect(asCustomer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const asOwner = await request(server.url, CollaboratorMe, {}, customer);
    expect(asOwner.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
