import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { fullCounts } from '../../support/counts.ts';
import { type FormOfView, forms } from './forms.ts';
import { setViewScene, stageOf, type ViewScene } from './view-scene.ts';

describeChromium('the form of each view', () => {
  let scene: ViewScene;
  beforeAll(async () => {
    scene = await setViewScene();
  });

  async function openForm(form: FormOfView) {
    const page = await (await openBrowser()).newPage();
    const stage = stageOf(scene, page);
    const values = await form.open(stage);
    const element = page.locator(form.element);
    await element.locator('form').waitFor();
    return { page, element, values };
  }

  /** All forms use the same component. The full run tests each form, and the quick run tests every eighth form. */
  const tried = fullCounts ? forms : forms.filter((_form, index) => index % 8 === 0);

  test.each(tried)(
    '$name: can be filled in by keyboard, keeps its values without a network, and is sent once',
    async (form) => {
      const { page, element, values } = await openForm(form);
      const requests = await watchRequests(page, form.operation);
      await expect.poll(() => autocompleteOf(element)).toEqual(form.autocomplete);
      await expectMissingFieldsNamed(element, form);
      for (const [label, value] of Object.entries(values)) {
        await tabTo(page, element.getByLabel(label, { exact: true }));
        await page.keyboard.type(value);
      }
      const submit = element.locator('form').getByRole('button', { name: form.submit, exact: true });
      await tabTo(page, submit);

      const alert = element.locator('form [role=alert]');
      await alert.evaluate((region) => region.setAttribute('data-was-there', ''));
      await page.context().setOffline(true);
      await page.keyboard.press('Enter');
      await alert.getByText('There is no connection.').waitFor();
      // A screen reader announces only changes of a region that existed before.
      expect(await alert.getAttribute('data-was-there')).toBe('');
      for (const [label, value] of Object.entries(values))
        expect(await element.getByLabel(label, { exact: true }).inputValue()).toBe(value);
      expect(await submit.evaluate((button) => button.matches(':focus'))).toBe(true);
      await page.context().setOffline(false);

      requests.hold();
      await page.keyboard.press('Enter');
      await expect.poll(requests.held).toBe(1);
      await page.keyboard.press('Enter');
      await element.locator('form button.primary').click({ force: true });
      await requests.release();
      await page.getByText(form.done).first().waitFor();
      expect(requests.held()).toBe(1);
      if (form.element === 'gatehouse-auth') {
        // The title of the next view takes the focus after it is drawn.
        const focused = () => page.evaluate(() => document.activeElement?.localName);
        await expect.poll(focused).toBe('gatehouse-auth');
      }
    },
  );
});

function autocompleteOf(element: Locator): Promise<(string | null)[]> {
  return element
    .locator('form input')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')));
}

/** Sends the form as it is. Expects a message at every empty required field, and the focus in the first of them. */
async function expectMissingFieldsNamed(element: Locator, { submit }: FormOfView): Promise<void> {
  const empty = await element
    .locator('form input[required]')
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[]).filter(({ value }) => value === '').map(({ id }) => id),
    );
  if (empty.length === 0) return;
  await element.locator('form').getByRole('button', { name: submit, exact: true }).click();
  await element.locator(`#${empty[0]}-problem`).waitFor();
  const said = await element.locator('form input[aria-invalid=true]').evaluateAll((inputs) =>
    inputs.map((input) => {
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
      const texts = ids.map((id) => (input.getRootNode() as ShadowRoot).getElementById(id)?.textContent);
      return [input.id, texts.includes('Please fill in this field.')];
    }),
  );
  expect(said).toEqual(empty.map((id) => [id, true]));
  await expect
    .poll(() => element.locator(`#${empty[0]}`).evaluate((input) => input.matches(':focus')))
    .toBe(true);
}

/** Moves the focus to a control with the Tab key only. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${control}`);
}

/**
 * Watches the requests of an operation. After `hold()`, requests are counted, and held until `release()`. The browser
 * may miss a request that is sent right after the watch begins, so the watch begins early.
 */
async function watchRequests(page: Page, operation: string) {
  const waiting: (() => Promise<void>)[] = [];
  let state: 'passing' | 'holding' | 'released' = 'passing';
  let count = 0;
  await page.route('**/graphql', (route) => {
    const isOther = !route.request().postData()?.includes(`mutation ${operation}`);
    if (isOther || state === 'passing') return route.fallback();
    count += 1;
    if (state === 'released') return route.fallback();
    waiting.push(() => route.fallback());
  });
  return {
    hold(): void {
      state = 'holding';
    },
    held: () => count,
    async release(): Promise<void> {
      state = 'released';
      await Promise.all(waiting.map((send) => send()));
    },
  };
}
