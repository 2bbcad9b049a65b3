import { expect, test } from 'vitest';
import { BOT_SITE_KEY, startBotService } from '../../support/bot-service.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { callPelcro, openPage, setSurfaceScene } from './surface-page.ts';

describeChromium('window.Pelcro on a site with bot protection', () => {
  test('gives the page the key of the site, and sends the security_token that the page passes', async () => {
    const service = await startBotService();
    const scene = await setSurfaceScene('en', service.env);
    await protect(scene.server, { provider: 'RECAPTCHA_SCORE', operations: ['REGISTER'] });
    const page = await openPage(await openBrowser(), scene.origin);
    const site = await callPelcro(page, 'site.getById', {});
    expect(site.answer.data).toMatchObject({ security_key: BOT_SITE_KEY });
    const email = uniqueEmail();
    const input = { email, password: 'a long enough password' };
    const refused = await callPelcro(page, 'user.register', input);
    expect(refused.error?.status).toBe(400);
    expect(refused.error?.body).toMatchObject({ errors: { security_token: [expect.any(String)] } });
    const security_token = service.solve({ action: 'register', score: 0.9 });
    const registered = await callPelcro(page, 'user.register', { ...input, security_token });
    expect(registered.answer.data).toMatchObject({ email });
    // The script sends no security_token with this call.
    expect((await callPelcro(page, 'password.forgot', { email })).error).toBe(null);
  });
});
