import { register } from '../../support/customers.ts';
import type { Stage, ViewState } from './view-scene.ts';

const GATE = `<gatehouse-account></gatehouse-account>
  <gatehouse-gate {plan}><p>For customers.</p>
    <p slot="logged-out">Please log in.</p><p slot="refused">Your subscription does not include this.</p>
    <p slot="loading">One moment …</p><p slot="unavailable">Please try again later.</p></gatehouse-gate>`;
const gateFor = (plan = '') => GATE.replace('{plan}', plan && `plan="${plan}"`);

const access = ({ page }: Stage, state: string) =>
  page.locator(`gatehouse-gate[access="${state}"]`).waitFor();

/** Registers a customer, and opens a page of the publisher where they are logged in. */
async function openLoggedIn(stage: Stage, body: string): Promise<void> {
  const { email, password } = await register(stage.server.url, {}, { siteId: 1 });
  await stage.publisher(body);
  await stage.page.locator('gatehouse-account').evaluate(
    async (button, input) => {
      await customElements.whenDefined('gatehouse-account');
      const { client } = button as HTMLElement & { client: { login(input: object): Promise<unknown> } };
      await client.login(input);
    },
    { email, password },
  );
  await stage.page.reload();
  await stage.page.getByText('My account').waitFor();
}

const addPlan = async ({ server }: Stage, addressRanges: string[]) =>
  String(
    (await server.gatehouse.prisma.plan.create({ data: { siteId: 1, nickname: 'Campus', addressRanges } }))
      .id,
  );

export const buttonStates: readonly ViewState[] = [
  {
    name: 'logged out',
    async show(stage) {
      await stage.publisher('<gatehouse-account></gatehouse-account><p>Text below.</p>');
      await stage.page.getByRole('button', { name: 'Log in' }).waitFor();
    },
  },
  {
    name: 'logged in',
    show: (stage) => openLoggedIn(stage, '<gatehouse-account></gatehouse-account><p>Text below.</p>'),
  },
  {
    name: 'a link to the account page',
    async show(stage) {
      await openLoggedIn(stage, '<gatehouse-account account-page="/account"></gatehouse-account>');
      await stage.page.getByRole('link', { name: 'My account' }).waitFor();
    },
  },
];

async function openDialog(stage: Stage): Promise<void> {
  await stage.publisher('<gatehouse-account></gatehouse-account><p>Text below.</p>', 'long');
  await stage.press('Anmelden');
  await stage.page.getByRole('dialog').getByRole('heading', { name: 'Anmelden' }).waitFor();
}

export const dialogStates: readonly ViewState[] = [
  { name: 'log in, in German, with a logo', show: openDialog },
  {
    name: 'register, higher than the window',
    async show(stage) {
      const { width } = stage.page.viewportSize() ?? { width: 390 };
      await stage.page.setViewportSize({ width, height: 500 });
      await openDialog(stage);
      await stage.page.getByRole('button', { name: 'Konto anlegen' }).click();
      await stage.page.getByRole('heading', { name: 'Konto anlegen' }).waitFor();
    },
  },
  {
    name: 'logged in',
    async show(stage) {
      await openLoggedIn(stage, '<gatehouse-account></gatehouse-account>');
      await stage.press('My account');
      await stage.title('You are logged in');
    },
  },
];

export const gateStates: readonly ViewState[] = [
  {
    name: 'closed to a visitor who is not logged in',
    async show(stage) {
      await stage.publisher(gateFor());
      await access(stage, 'logged-out');
    },
  },
  {
    name: 'open to customers',
    async show(stage) {
      await openLoggedIn(stage, gateFor());
      await access(stage, 'granted');
    },
  },
  {
    name: 'open to an IP address of the plan',
    async show(stage) {
      await stage.publisher(gateFor(await addPlan(stage, ['127.0.0.0/8', '::1/128'])));
      await access(stage, 'granted');
    },
  },
  {
    name: 'closed to a customer without the plan',
    async show(stage) {
      await openLoggedIn(stage, gateFor(await addPlan(stage, ['192.0.2.0/24'])));
      await access(stage, 'refused');
    },
  },
  {
    name: 'closed while the service does not answer about the plan',
    async show(stage) {
      await stage.page.route('**/graphql', (route) =>
        route.request().postData()?.includes('AuthorizedPlans') ? route.abort() : route.fallback(),
      );
      await stage.publisher(gateFor('1'));
      await access(stage, 'unavailable');
    },
  },
  {
    name: 'closed before the answer',
    async show(stage) {
      await stage.page.route('**/graphql', (route) =>
        route.request().postData()?.includes('AuthorizedPlans') ? undefined : route.fallback(),
      );
      await stage.publisher(gateFor('1'));
      await access(stage, 'loading');
    },
  },
];

export const pageStates: readonly ViewState[] = [
  {
    name: 'an unknown site',
    async show({ server, page }) {
      await page.goto(`${server.settings.publicUrl}/sites/999999/login`);
      await page.getByText('There is no page at this address.').waitFor();
    },
  },
  {
    name: 'an unknown view',
    async show({ server, page }) {
      await page.goto(`${server.settings.publicUrl}/?view=nonsense&site_id=1`);
      await page.getByText('There is no page at this address.').waitFor();
    },
  },
  {
    name: 'scripts that are not loaded',
    async show(stage) {
      await stage.page.route('**/clients/**', (route) => route.abort());
      await stage.hosted('login', { query: { return_to: stage.publisherPage('') } });
      await stage.text('The page was not loaded completely. Please reload it.');
    },
  },
];
