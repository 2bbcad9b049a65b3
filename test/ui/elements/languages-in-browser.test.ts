import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { fullCounts } from '../../support/counts.ts';
import { register, tryLogin, uniqueEmail } from '../../support/customers.ts';
import { addElementPages, openElements, type Scene, setElementScene } from './element-page.ts';

const ELEMENTS = '<gatehouse-auth></gatehouse-auth><gatehouse-profile></gatehouse-profile>';
const TRANSLATIONS = fullCounts ? (['de', 'ko'] as const) : (['de'] as const);
const password = 'seven unlikely lamps';

declare const document: {
  querySelector(selector: string): { open(view: string, context: object): Promise<void> };
};

/** Input that a view of `<gatehouse-auth>` refuses. */
type Refusal = {
  view: string;
  typed?: Record<string, string>;
  /** The state that the view gets from the previous one. */
  context?: object;
  isOffline?: boolean;
};

const token = { token: 'unknown.unknown', email: 'ann@example.test' };
const secondFactor = { challenge: 'unknown', factors: ['totp', 'recovery_code'], enrolment: [] };
const long = 'a'.repeat(300);
/** @param taken the email of an account that is locked out */
const refusals = (taken: string): Record<string, Refusal> => ({
  'nothing typed': { view: 'login' },
  'wrong credentials': { view: 'login', typed: { login: uniqueEmail(), password: 'a wrong one' } },
  'a lockout': { view: 'login', typed: { login: taken, password: 'a wrong one' } },
  'no network': { view: 'login', typed: { login: taken, password }, isOffline: true },
  'an email without a domain': { view: 'register', typed: { email: 'ann', password } },
  'an email with a strange domain': { view: 'register', typed: { email: 'ann@a..b', password } },
  'a long email': { view: 'register', typed: { email: `${long}@example.test`, password } },
  'a taken email': { view: 'register', typed: { email: taken, password } },
  'a long name': { view: 'register', typed: { email: uniqueEmail(), password, firstName: long } },
  'a short password': { view: 'register', typed: { email: uniqueEmail(), password: 'abc' } },
  'a common password': { view: 'register', typed: { email: uniqueEmail(), password: 'password1' } },
  'an easy password': { view: 'register', typed: { email: uniqueEmail(), password: 'abcdefgh1!' } },
  'a strange address': { view: 'forgot', typed: { email: 'ann@a..b' } },
  'a used reset': { view: 'reset', typed: { password }, context: token },
  'an easy new password': { view: 'reset', typed: { password: 'password1' }, context: token },
  'a strange address for a link': { view: 'passwordless', typed: { email: 'ann@a..b' } },
  'a short code': { view: 'code', typed: { code: '123' }, context: token },
  'a wrong code': { view: 'code', typed: { code: '123456' }, context: token },
  'a used link': { view: 'link', context: token },
  'a used verification': { view: 'verify', context: token },
  'a used undo': { view: 'undo', context: token },
  'a used decline': { view: 'decline', context: token },
  'an expired login': { view: 'second-factor', typed: { code: '123456' }, context: { secondFactor } },
  'a recovery of an expired login': {
    view: 'recovery-code',
    typed: { recoveryCode: 'abcd-efgh' },
    context: { secondFactor },
  },
});

/** Invalid input for three sections of `<gatehouse-profile>`. */
const PROFILE: Record<string, { section: string; typed: Record<string, string> }> = {
  'a long display name': { section: 'details', typed: { displayName: long } },
  'a strange new email': { section: 'email', typed: { email: 'ann@a..b', password } },
  'a wrong old password': {
    section: 'password',
    typed: { oldPassword: 'not this', newPassword: 'lamps of seven kinds' },
  },
  'the same password': { section: 'password', typed: { oldPassword: password, newPassword: password } },
};

type Messages = Record<string, string[]>;

/** Submits a form, and reads the messages at its fields and above its button. */
async function refuse(page: Page, element: string, typed: Record<string, string>): Promise<string[]> {
  const within = page.locator(element);
  for (const [name, value] of Object.entries(typed)) await within.locator(`input[name=${name}]`).fill(value);
  await within.locator('button.primary').first().click();
  const messages = within.locator('.problem, .alert');
  await expect.poll(() => messages.count()).toBeGreaterThan(0);
  return messages.allTextContents();
}

describeChromium('the language of the elements', () => {
  let scene: Scene;
  const origins: Record<string, string> = {};
  let taken: string;
  beforeAll(async () => {
    scene = await setElementScene(ELEMENTS);
    const { server } = scene;
    origins.en = scene.origin;
    for (const language of TRANSLATIONS) {
      origins[language] = await addElementPages(server, ELEMENTS, language);
    }
    await server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { passwordPolicy: 'MODERN', passwordlessEnabled: true, secondFactor: 'OPTIONAL' },
    });
    await server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { lockoutAttempts: 1 } });
    taken = (await register(server.url, { password })).email;
    // Locks the customer out.
    await tryLogin(server.url, { email: taken, password: 'a wrong one' });
  });

  const open = async (language: string) => {
    const page = await openElements(await openBrowser(), { ...scene, origin: origins[language] ?? '' });
    await page.locator('gatehouse-auth h2').waitFor();
    return page;
  };

  async function refusedLogins(language: string): Promise<Messages> {
    const page = await open(language);
    const said: Messages = {};
    for (const [title, { view, typed = {}, context = {}, isOffline = false }] of Object.entries(
      refusals(taken),
    )) {
      await page.evaluate(([name, given]) => document.querySelector('gatehouse-auth').open(name, given), [
        view,
        { token: '', ...context },
      ] as const);
      await page.context().setOffline(isOffline);
      said[title] = await refuse(page, 'gatehouse-auth', typed);
      await page.context().setOffline(false);
    }
    return said;
  }

  async function refusedChanges(language: string): Promise<Messages> {
    const page = await open(language);
    await page.evaluate(() => document.querySelector('gatehouse-auth').open('register', {}));
    const form = page.locator('gatehouse-auth');
    await form.locator('input[name=email]').fill(uniqueEmail());
    await form.locator('input[name=password]').fill(password);
    await form.locator('button.primary').click();
    await page.locator('gatehouse-profile-password input[name=newPassword]').waitFor();
    const said: Messages = {};
    for (const [title, { section, typed }] of Object.entries(PROFILE)) {
      const element = page.locator(`gatehouse-profile-${section}`);
      const before = await element.locator('.problem, .alert').allTextContents();
      await refuse(page, `gatehouse-profile-${section}`, typed);
      // The messages of the previous attempt stay until the answer.
      await expect.poll(() => element.locator('.problem, .alert').allTextContents()).not.toEqual(before);
      said[title] = await element.locator('.problem, .alert').allTextContents();
    }
    return said;
  }

  const changes = [['refused changes of the profile', refusedChanges]] as const;
  const logins = [['refused logins and registrations', refusedLogins]] as const;
  test.each([...changes, ...(fullCounts ? logins : [])])(
    'for %s, a translated page shows as many messages as the English page, and none in English',
    async (_title, read) => {
      const english = await read('en');
      const all = new Set(Object.values(english).flat());
      for (const language of TRANSLATIONS) {
        const translated = await read(language);
        for (const [title, messages] of Object.entries(english)) {
          expect(translated[title], title).toHaveLength(messages.length);
          for (const message of translated[title] ?? []) expect(all, title).not.toContain(message);
        }
      }
    },
  );

  test('the minimum length of a new password in a form is that of the policy of the site', async () => {
    const { prisma } = scene.server.gatehouse;
    await prisma.site.update({ where: { id: 1 }, data: { passwordPolicy: 'BASIC' } });
    const page = await open('de');
    await page.evaluate(() => document.querySelector('gatehouse-auth').open('register', {}));
    await page.getByText('Mindestens 6 Zeichen.').waitFor();
    const typed = { email: uniqueEmail(), password: 'abcde' };
    expect(await refuse(page, 'gatehouse-auth', typed)).toEqual([
      'Bitte geben Sie mindestens 6 Zeichen ein.',
    ]);
    await page.locator('gatehouse-auth input[name=password]').fill('abcdef');
    await page.locator('gatehouse-auth button.primary').click();
    await page.locator('gatehouse-profile-password input[name=newPassword]').waitFor();

    await prisma.site.update({ where: { id: 1 }, data: { passwordPolicy: 'STRONG' } });
    await page.reload();
    const hint =
      '8 bis 30 Zeichen, mit einem Großbuchstaben, einem Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.';
    await page.locator('gatehouse-profile-password').getByText(hint).waitFor();
  });
});
