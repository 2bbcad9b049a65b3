import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { expectAccessible, openElements, type Scene, setElementScene } from './element-page.ts';

const password = 'a long enough password';

describeChromium('<gatehouse-auth> and <gatehouse-account>', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  beforeEach(async () => {
    scene = await setElementScene('<gatehouse-account></gatehouse-account>');
    browser = await openBrowser();
    page = await openElements(browser, scene);
    await page.getByRole('button', { name: 'Log in' }).click();
  });
  const submit = (name: string) => page.locator('form').getByRole('button', { name, exact: true }).click();
  const title = (name: string) => page.getByRole('heading', { name });

  test('a customer registers, logs out and logs in again, and the button of the page shows the state', async () => {
    const email = uniqueEmail();
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await submit('Create an account');
    await page.getByRole('button', { name: 'My account' }).click();
    await expect.poll(() => page.getByText(`You are logged in as ${email}.`).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'My account' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'My account' }).waitFor();
  });

  test('a refusal is shown at its field or above the button, and an empty field takes the focus', async () => {
    await submit('Log in');
    const name = page.getByLabel('Email or username');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((input) => input.matches(':focus'))).toBe(true);
    await name.fill('none@example.test');
    await page.getByLabel('Password', { exact: true }).fill('a wrong password');
    await submit('Log in');
    await page.getByRole('alert').getByText('That did not match').waitFor();
    await expectAccessible(page);

    const { email } = await register(scene.server.url);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await submit('Create an account');
    const taken = page.getByLabel('Email');
    await expect.poll(() => taken.getAttribute('aria-invalid')).toBe('true');
    expect(await taken.getAttribute('aria-describedby')).toBe('email-problem');
  });

  onlyInFullRun(() => {
    test('without a network there is a message, and the email stays in its field', async () => {
      await page.getByLabel('Email or username').fill('ann@example.test');
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.context().setOffline(true);
      await submit('Log in');
      await page.getByRole('alert').getByText('There is no connection').waitFor();
      expect(await page.getByLabel('Email or username').inputValue()).toBe('ann@example.test');
    });

    test('the next view has the email, and its other fields are empty', async () => {
      const { prisma } = scene.server.gatehouse;
      await prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
      await page.reload();
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByLabel('Email or username').fill('ann@example.test');
      await page.getByLabel('Password', { exact: true }).fill('a wrong password');
      await page.getByRole('button', { name: 'Forgot your password?' }).click();
      await title('Forgot your password?').waitFor();
      expect(await page.getByLabel('Email').inputValue()).toBe('ann@example.test');
      await page.getByRole('button', { name: 'Log in with a password' }).click();
      await title('Log in').waitFor();
      expect(await page.getByLabel('Email or username').inputValue()).toBe('ann@example.test');
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
      await page.getByRole('button', { name: 'Email me a login link' }).click();
      await submit('Send the link');
      await title('Check your mail').waitFor();
      expect(await page.getByLabel('Code of six digits').inputValue()).toBe('');
    });
  });

  // The quick run looks at some views in ui/views.
  onlyInFullRun(() => {
    test('the views that need no mail are accessible, and their fields have autocomplete attributes', async () => {
      await title('Log in').waitFor();
      await expectAccessible(page);
      for (const [link, heading, autocomplete] of [
        [
          'Create an account',
          'Create your account',
          ['username', 'new-password', 'given-name', 'family-name'],
        ],
        ['Forgot your password?', 'Forgot your password?', ['username']],
      ] as const) {
        await page.getByRole('button', { name: link }).click();
        await title(heading).waitFor();
        await expectAccessible(page);
        const fields = page.locator('form input');
        expect(
          await fields.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete'))),
        ).toEqual(autocomplete);
        await page
          .getByRole('button', { name: /^Log in/ })
          .last()
          .click();
      }
    });
  });

  /** One language, one language with a region, and one language without texts. */
  const kinds = [
    ['de', 'Anmelden'],
    ['fr-CA', 'Se connecter'],
    ['nl', 'Log in'],
  ] as const;
  const others = [
    ['fr', 'Se connecter'],
    ['it', 'Accedi'],
    ['ko', '로그인'],
    ['es', 'Iniciar sesión'],
  ] as const;
  test.each([...kinds, ...(fullCounts ? others : [])])(
    'in %s the title of the login is “%s”',
    async (language, expected) => {
      await page.evaluate((lang) => {
        document.body.innerHTML = `<main lang="${lang}"><gatehouse-auth></gatehouse-auth></main>`;
      }, language);
      await title(expected).waitFor();
    },
  );
});
