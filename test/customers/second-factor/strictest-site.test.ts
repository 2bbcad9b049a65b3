import { beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login, Me } from '../../support/documents.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { BeginTotp, CompleteLogin, ConfirmTotp, RemoveAuthenticator } from './documents.ts';
import { codeOf, refusalIn, registerGuarded, setPolicy } from './factors.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
});

describe('the strictest site of the account sets the policy for all', () => {
  let open: { siteId: number };
  beforeEach(async () => {
    open = { siteId: (await addSite(server, 'open')).id };
  });
  const logInThere = ({ email, password }: { email: string; password: string }) =>
    request(server.url, Login, { input: { email, password } }, open);

  test.each(['OPTIONAL', 'REQUIRED'] as const)(
    '%s on another site: a customer with a factor must present it',
    async (policy) => {
      const customer = await registerGuarded(server, { siteId: 1 });
      await setPolicy(server, policy);
      const { challenge = '', factors } = refusalIn(await logInThere(customer));
      expect(factors).toEqual(['totp', 'recovery_code']);
      const input = { challenge, code: codeOf(server, customer.secret) };
      const { completeLogin } = await execute(server.url, CompleteLogin, { input }, open);
      expect(completeLogin.session.siteId).toBe(String(open.siteId));
    },
  );

  test('OPTIONAL on another site: a customer without a factor logs in', async () => {
    const customer = await register(server.url, {}, open);
    expect((await logInThere(customer)).errors).toEqual([]);
  });

  test('REQUIRED on another site: a customer without a factor must add one on this site too', async () => {
    const customer = await register(server.url, {}, open);
    await setPolicy(server, 'REQUIRED');
    const { challenge = '', enrolment } = refusalIn(await logInThere(customer));
    expect(enrolment).toEqual(['totp', 'passkey']);
    const { beginTotp } = await execute(server.url, BeginTotp, { challenge }, open);
    const confirmation = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
    await execute(server.url, ConfirmTotp, { challenge, input: confirmation }, open);
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: { challenge } }, open);
    const named = { token: completeLogin.token, siteId: 1 };
    expect((await execute(server.url, Me, {}, named)).me?.email).toBe(customer.email);
  });

  test('REQUIRED on another site: the last factor cannot be removed on this site', async () => {
    const { token, secret, authenticatorId: id } = await registerGuarded(server, { siteId: 1 });
    await setPolicy(server, 'REQUIRED');
    const variables = { id, proof: { code: codeOf(server, secret) } };
    const answer = await request(server.url, RemoveAuthenticator, variables, { token, ...open });
    expect(refusalIn(answer).code).toBe('FORBIDDEN');
  });

  test('the sites of another account have no effect', async () => {
    const foreign = await addAccount(server, 'foreign');
    const options = { siteId: foreign.site.id };
    await setPolicy(server, 'REQUIRED');
    const { email, password } = await register(server.url, {}, options);
    await execute(server.url, Login, { input: { email, password } }, options);
  });
});
