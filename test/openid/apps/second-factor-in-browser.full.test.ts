import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { codeOf, registerGuarded, setPolicy } from '../../customers/second-factor/factors.ts';
import { describeChromium } from '../../support/chromium.ts';
import type { TestServer } from '../../support/server.ts';
import { HOSTED_SITE, hostedScene } from '../../ui/hosted/hosted-scene.ts';
import { type RelyingParty, startRelyingParty } from './relying-party.ts';

const MULTI = 'urn:gatehouse:acr:multi-factor';

describeChromium('on the hosted page of an app', () => {
  const scene = hostedScene();
  let server: TestServer;
  let page: Page;
  let app: RelyingParty;
  beforeEach(async () => {
    ({ server } = scene);
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: HOSTED_SITE });
    ({ page } = await scene.openPage());
    app = await startRelyingParty(server, { party: 'FIRST_PARTY' });
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  async function logIn({ email, password }: { email: string; password: string }) {
    await fill('Email or username', email);
    await fill('Password', password);
    await press('Log in');
  }
  /** What the app is told of the login, once it shows the customer. */
  async function told(email: string) {
    await page.getByText(`Logged in: ${email}`).waitFor();
    const { acr, amr, auth_time } = app.tokens().claims() as Record<string, unknown>;
    expect(Math.abs(Number(auth_time) - server.clock.now().getTime() / 1_000)).toBeLessThan(120);
    return { acr, amr };
  }

  test('a second factor is asked for, and the app is told so', async () => {
    await setPolicy(server, 'OPTIONAL');
    const guarded = await registerGuarded(server);
    await page.goto(app.address);
    await logIn(guarded);
    await fill('Code', codeOf(server, guarded.secret));
    await page.keyboard.press('Enter');
    expect(await told(guarded.email)).toEqual({ acr: MULTI, amr: ['pwd', 'mfa'] });
  });
});
