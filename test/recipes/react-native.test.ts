import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { execute } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Me } from '../support/documents.ts';
import { lastMailTo, linksIn } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bundleRecipe, recipeFile, startService, writeBundle } from './recipe.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('./react-native', import.meta.url));
const password = 'a long enough password';

type Report = {
  codes: (string | null)[];
  email: string | null;
  seen: string[];
  links: { view: string; token: string; email: string | null }[];
  headers: { Authorization?: string };
};

let server: TestServer;
let app: string;
let keychain: string;
let email: string;
beforeAll(async () => {
  server = await startService();
  const data = {
    link: 'https://www.example.com/',
    passwordlessEnabled: true,
    secondFactor: 'OPTIONAL' as const,
  };
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  const aliases = Object.fromEntries(
    ['expo-secure-store', 'expo-linking'].map((name) => [name, join(here, `${name}.js`)]),
  );
  app = writeBundle(await bundleRecipe(server, join(here, 'app.js'), { platform: 'node', aliases }));
});
beforeEach(() => {
  keychain = join(temporaryFolder(), 'keychain.json');
  email = uniqueEmail();
});

/** Starts the app with the keychain of its previous start, and without the functions that React Native lacks. */
async function start(calls: [name: string, input?: object][], links: string[] = []): Promise<Report> {
  const env = {
    PATH: process.env.PATH ?? '',
    KEYCHAIN_FILE: keychain,
    CALLS: JSON.stringify(calls),
    LINKS: JSON.stringify(links),
  };
  const { stdout } = await run(
    process.execPath,
    ['--import', join(here, 'like-react-native.js'), join(app, 'entry.js')],
    { env },
  );
  return JSON.parse(stdout) as Report;
}

test('the session continues after the app is closed, and the keychain contains no access token', async () => {
  const first = await start([['register', { email, password }]]);
  expect(first).toMatchObject({ codes: [null, null], email, seen: ['login'] });
  const kept = readFileSync(keychain, 'utf8');
  const token = String(first.headers.Authorization).replace('Bearer ', '');
  expect(kept).not.toContain(token);
  const second = await start([]);
  expect(second).toMatchObject({ codes: [null], email, seen: ['restore'] });
  // A refresh token is used once, so its successor is stored.
  expect(readFileSync(keychain, 'utf8')).not.toBe(kept);
  expect(await start([['refresh']])).toMatchObject({ codes: [null, null], email });
  const { me } = await execute(server.url, Me, {}, { headers: second.headers as { Authorization: string } });
  expect(me?.email).toBe(email);
});

test('a logout ends the session and empties the keychain', async () => {
  const first = await start([['register', { email, password }]]);
  expect(await start([['logout']])).toMatchObject({ codes: [null, null], email: null, headers: {} });
  expect(Object.values(JSON.parse(readFileSync(keychain, 'utf8')) as object)).toEqual(['']);
  const headers = first.headers as { Authorization: string };
  await expect(execute(server.url, Me, {}, { headers })).rejects.toThrow();
  expect(await start([['login', { email, password }]])).toMatchObject({ codes: [null, null], email });
});

onlyInFullRun(() => {
  test('a customer stays logged in when the service cannot be reached', async () => {
    await start([['register', { email, password }]]);
    const code = readFileSync(join(app, 'entry.js'), 'utf8');
    const elsewhere = writeBundle({
      'entry.js': code.replaceAll(server.settings.publicUrl, 'http://localhost:9'),
    });
    const known = readFileSync(keychain, 'utf8');
    const running = app;
    app = elsewhere;
    expect(await start([['login', { email, password }]])).toMatchObject({ codes: ['NETWORK', 'NETWORK'] });
    app = running;
    expect(readFileSync(keychain, 'utf8')).toBe(known);
    expect(await start([])).toMatchObject({ codes: [null], email });
  });

  test('a login link opens the app and logs in when the customer confirms', async () => {
    await start([['register', { email, password }], ['logout'], ['requestLink', { email }]]);
    const [link] = linksIn(await lastMailTo(server, email));
    const opened = await start([], [String(link)]);
    expect(opened).toMatchObject({ email: null, links: [{ view: 'passwordless-login' }] });
    expect(await start([['loginByLink']], [String(link)])).toMatchObject({ codes: [null, null], email });
    const domain = new URL(String(link)).hostname;
    const config = JSON.parse(recipeFile(server, 'react-native/app.json')) as {
      expo: {
        ios: { associatedDomains: string[] };
        android: { intentFilters: { data: { host: string }[] }[] };
      };
    };
    expect(config.expo.ios.associatedDomains).toEqual([`applinks:${domain}`]);
    expect(config.expo.android.intentFilters[0]?.data).toEqual([{ scheme: 'https', host: domain }]);
  });
});

test('other addresses that open the app are ignored; a link that arrives while the app runs works', async () => {
  const wrong = 'https://www.example.com/?view=passwordless-login&token=%zz';
  expect(await start([], [wrong])).toMatchObject({ links: [] });
  const foreign = 'https://www.example.com.evil.example/?view=passwordless-login&token=abc';
  const later = 'https://www.example.com/?view=password-reset&token=abc&email=a%2Bb%40example.test';
  const { links } = await start([['login', { email, password }]], [foreign, later]);
  expect(links).toEqual([{ view: 'password-reset', token: 'abc', email: 'a+b@example.test' }]);
});

test('a function that only browsers support fails with an error code', async () => {
  expect(await start([['passkey']])).toMatchObject({ codes: [null, 'PASSKEY_UNAVAILABLE'] });
  expect(existsSync(keychain)).toBe(false);
});
