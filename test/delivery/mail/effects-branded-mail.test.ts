import { expect, test } from 'vitest';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { startServer } from '../../support/server.ts';
import { readMail, startSmtp } from '../../support/smtp.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { SetLogo } from '../../tenancy/branding/documents.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { UpdateSite } from '../../tenancy/sites/documents.ts';

async function setScene() {
  const smtp = await startSmtp();
  const server = await startServer({
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Platform <no-reply@platform.example>' },
  });
  const { email } = await register(server.url);
  const mail = async () => {
    await execute(server.url, RequestPasswordReset, { input: { email } });
    await jobsDone(server);
    return smtp.mails.at(-1)?.source ?? '';
  };
  return { server, mail, admin: await administer(server) };
}

test('mailSenderName and mailReplyTo: set the sender’s name, not its address, and the reply address', async () => {
  const { mail, admin } = await setScene();
  const before = await mail();
  expect(before).toMatch(/^From: Platform <no-reply@platform\.example>\r$/m);
  expect(before).not.toMatch(/^Reply-To:/im);
  await admin.set({ mailSenderName: 'Der Bote, Wien', mailReplyTo: 'help@paper.example' });
  const after = await mail();
  expect(after).toMatch(/^From: "Der Bote, Wien" <no-reply@platform\.example>\r$/m);
  expect(after).toMatch(/^Reply-To: help@paper\.example\r$/m);
  expect(after).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

test('a mail has the site’s accent colour (adapted in dark mode), font and corner radius', async () => {
  const { mail, admin } = await setScene();
  await admin.set({ accentColor: '#a3120f', fontFamily: 'Georgia, serif', cornerRadiusPixels: 2 });
  const { text, html } = readMail(await mail());
  expect(html).toContain('background:#a3120f');
  expect(html).toContain('font-family:&quot;Georgia&quot;, serif');
  expect(html).toContain('border-radius:2px');
  expect(html).toMatch(/prefers-color-scheme: dark[\s\S]*\.button a \{ background: #c66c6a !important/);
  const [link = ''] = /https?:\S+/.exec(text) ?? [];
  expect(link).not.toBe('');
  const button = html.slice(html.indexOf('class="button"'));
  expect(button).toContain(`<a href="${link.replaceAll('&', '&amp;')}" `);
});

test('the logo is loaded from the login host of the site, or else from PUBLIC_URL', async () => {
  const { server, mail, admin } = await setScene();
  const base64 = pngLogo(600, 100).toString('base64');
  await execute(server.url, SetLogo, { siteId: '1', base64 }, admin.owner);
  const logo = async () =>
    /<img\s+src="([^"]+)"\s+width="280"\s+height="47"/.exec(readMail(await mail()).html)?.[1];
  expect(await logo()).toMatch(/^https:\/\/id\.example\.test\/sites\/1\/logo\/[0-9a-f]{64}\.png$/);
  await admin.set({ loginHost: 'login.paper.example' });
  const { host, pathname } = new URL((await logo()) ?? '');
  expect(host).toBe('login.paper.example');
  const { status, headers } = await rest(server.url, 'GET', pathname, { headers: { host } });
  expect([status, headers['content-type']]).toEqual([200, 'image/png']);
});

test('the sender must be a name, and the reply address must be one address', async () => {
  const { server, admin } = await setScene();
  const refused = [
    { mailSenderName: 'security@bank.example' },
    { mailSenderName: 'Paper\r\nBcc: all@paper.example' },
    { mailSenderName: 'Paper <x' },
    { mailSenderName: ' ' },
    { mailSenderName: 'x'.repeat(79) },
    { mailReplyTo: 'a@paper.example, b@paper.example' },
    { mailReplyTo: 'a@paper.example\r\nBcc: all@paper.example' },
    { mailReplyTo: 'nobody' },
  ];
  const id = String(server.demo.siteId);
  for (const settings of refused) {
    const { errors } = await request(server.url, UpdateSite, { id, settings }, admin.owner);
    const { fields } = (errors[0]?.extensions ?? {}) as { fields?: object };
    expect(Object.keys(fields ?? {}), JSON.stringify(settings)).toEqual(Object.keys(settings));
  }
});
