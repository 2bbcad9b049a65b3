import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { describeChromium, openBrowser } from '../support/chromium.ts';
import { execute } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { Logout } from '../support/documents.ts';
import type { TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { recipeFile, startService, useOrigin } from './recipe.ts';

let server: TestServer;
let origin: string;
beforeAll(async () => {
  server = await startService();
  const { id } = await server.gatehouse.prisma.plan.create({
    data: { siteId: 1, nickname: 'Campus', emailDomains: ['campus.example'] },
  });
  origin = await startArticles({ ARCHIVE_PLAN: String(id) });
  await useOrigin(server, origin);
});

/** Runs the server of the recipe in a separate process. @returns its origin */
async function startArticles(env: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of ['server.js', 'gatehouse.js', 'article.html', 'article.js']) {
    writeFileSync(join(folder, name), recipeFile(server, `article-server/${name}`));
  }
  const { clientId, clientSecret } = server.demo.partner;
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      GATEHOUSE_URL: server.settings.publicUrl,
      GATEHOUSE_SITE: '1',
      GATEHOUSE_CLIENT_ID: clientId,
      GATEHOUSE_CLIENT_SECRET: clientSecret,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return String(line);
}

async function read(slug: string, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/api/articles/${slug}`, { headers });
  return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
}

async function registerAt(domain: string, emailVerifiedAt: Date | null = new Date()) {
  const customer = await register(server.url, { email: uniqueEmail().replace(/@.*/, `@${domain}`) });
  await server.gatehouse.prisma.customer.updateMany({
    where: { email: customer.email },
    data: { emailVerifiedAt },
  });
  return customer;
}

test('a public article needs no token, and an article for customers needs a valid token', async () => {
  expect(await read('weather')).toMatchObject({ status: 200, text: 'Sunny all day.' });
  const without = await read('letters');
  expect(without).toMatchObject({ status: 401, title: 'Letters', action: 'REAUTHENTICATE' });
  expect(without.headers.get('www-authenticate')).toBe('Bearer');
  expect(without).not.toHaveProperty('text');
  const { token } = await register(server.url);
  const granted = await read('letters', token);
  expect(granted).toMatchObject({ status: 200, text: 'A reader writes.' });
  expect(granted.headers.get('cache-control')).toBe('private, no-store');
});

test('a token is refused at once after a logout, and a forged token is always refused', async () => {
  const { token } = await register(server.url);
  await execute(server.url, Logout, {}, { token });
  expect(await read('letters', token)).toMatchObject({ status: 401, action: 'REAUTHENTICATE' });
  expect(await read('letters', `${token.slice(0, -4)}AAAA`)).toMatchObject({ status: 401, action: 'DENY' });
});

test('a plan needs a verified email of its domain', async () => {
  const member = await registerAt('campus.example');
  expect(await read('archive', member.token)).toMatchObject({ status: 200, text: 'The first issue.' });
  const unverified = await registerAt('campus.example', null);
  expect(await read('archive', unverified.token)).toMatchObject({ status: 403, title: 'The archive' });
  const other = await registerAt('elsewhere.example');
  const refused = await read('archive', other.token);
  expect(refused.status).toBe(403);
  expect(refused).not.toHaveProperty('text');
});

test('without an answer of the service the article stays closed, and the customer need not log in again', async () => {
  const { token } = await register(server.url);
  const alone = await startArticles({ GATEHOUSE_URL: 'http://127.0.0.1:9' });
  const response = await fetch(`${alone}/api/articles/letters`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ title: 'Letters' });
});

describeChromium('the page of the recipe', () => {
  test('shows the article after a login, and removes it after a logout', async () => {
    const { email, password } = await registerAt('elsewhere.example');
    const page = await (await openBrowser()).newPage();
    const text = () => page.locator('#text').textContent();
    await page.goto(`${origin}/articles/letters`);
    await expect.poll(() => page.locator('#notice').textContent()).toBe('Log in to read this article.');
    expect(await page.content()).not.toContain('A reader writes.');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.locator('form').getByRole('button', { name: 'Log in', exact: true }).click();
    await expect.poll(text).toBe('A reader writes.');
    await page.goto(`${origin}/articles/archive`);
    await expect.poll(() => page.locator('#notice').textContent()).toMatch(/^This article is for/);
    await page.goto(`${origin}/articles/letters`);
    await expect.poll(text).toBe('A reader writes.');
    await page.getByRole('button', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect.poll(text).toBe('');
  });
});
