import { expect, test } from 'vitest';
import {
  addAuthenticator,
  createPasskey,
  describeChromium,
  openBrowser,
  usePasskey,
} from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { startServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { serveTlsPages } from '../../support/tls-pages.ts';
import {
  BeginPasskeyLogin,
  BeginPasskeyRegistration,
  ConfirmPasskeyRegistration,
  PasskeyLogin,
} from './documents.ts';

const ALPHA = 'https://www.alpha.example';
const BETA = 'https://www.beta.example';

describeChromium('a browser with related origins', () => {
  test('uses a passkey of one domain on a site under another, if the origin of that site is listed', async () => {
    const server = await startServer();
    const { prisma } = server.gatehouse;
    const data = { secondFactor: 'OPTIONAL', passkeyDomain: 'alpha.example' } as const;
    await prisma.site.update({ where: { id: 1 }, data: { ...data, link: ALPHA } });
    const beta = { siteId: (await addSite(server, 'beta')).id };
    await prisma.site.update({ where: { id: beta.siteId }, data: { ...data, link: BETA } });
    const asked: string[] = [];
    const { flags } = await serveTlsPages((host, path) => {
      asked.push(`${host}${path}`);
      return `${server.url}${path}?site_id=1`;
    });
    const page = await (await openBrowser(flags)).newPage();

    await page.goto(BETA);
    await addAuthenticator(page);
    const person = await register(server.url, {}, beta);
    const at = { token: person.token, ...beta };
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, {}, at);
    const input = { credential: await createPasskey(page, beginPasskeyRegistration) };
    await execute(server.url, ConfirmPasskeyRegistration, { input }, at);
    expect(asked).toContain('alpha.example/.well-known/webauthn');
    const logIn = async (site: { siteId: number }) => {
      const { beginPasskeyLogin } = await execute(server.url, BeginPasskeyLogin, {}, site);
      const assertion = await usePasskey(page, beginPasskeyLogin);
      return request(server.url, PasskeyLogin, { input: { assertion } }, site);
    };
    expect((await logIn(beta)).data?.passkeyLogin.customer.id).toBe(person.customer.id);
    await page.goto(ALPHA);
    expect((await logIn({ siteId: 1 })).data?.passkeyLogin.customer.id).toBe(person.customer.id);

    await prisma.site.update({ where: { id: beta.siteId }, data: { passkeyDomain: null } });
    await page.goto(BETA);
    await expect(logIn({ siteId: 1 })).rejects.toThrow(/SecurityError|relying party/i);
  });
});
