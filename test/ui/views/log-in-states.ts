import { request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import type { Stage, ViewState } from './view-scene.ts';

const anyPassword = 'a long enough password';
/** Returns a long email, such as universities have. */
export const longEmail = () => uniqueEmail().replace('@', '@mail.institute-of-comparative-literature.');

async function tryLogIn(stage: Stage, login: string, password = anyPassword): Promise<void> {
  await stage.fill('Email or username', login);
  await stage.fill('Password', password);
  await stage.page.keyboard.press('Enter');
}

/** Answers an API request of the page with an error if the request contains `only`. */
function answer({ page }: Stage, status: number, code: string, only = ''): Promise<unknown> {
  const body = { errors: [{ message: code, extensions: { code } }], data: null };
  return page.route('**/graphql', (route) =>
    route.request().postData()?.includes(only)
      ? route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) })
      : route.fallback(),
  );
}

export const logInStates: readonly ViewState[] = [
  {
    name: 'offers every way to log in',
    async show(stage) {
      await stage.hosted('login');
      await stage.title('Log in');
    },
  },
  {
    name: 'in German, with a logo and a long name',
    async show(stage) {
      await stage.hosted('login', { site: 'long', query: { return_to: stage.publisherPage('', 'long') } });
      await stage.title('Anmelden');
    },
  },
  {
    name: 'nothing entered',
    async show(stage) {
      await stage.hosted('login');
      await stage.page.locator('form').getByRole('button', { name: 'Log in' }).click();
      await stage.text('Please fill in this field.');
    },
  },
  {
    name: 'wrong password, which is shown',
    async show(stage) {
      await stage.hosted('login');
      await stage.press('Show password');
      await tryLogIn(stage, longEmail());
      await stage.text('That did not match.');
    },
  },
  {
    name: 'locked',
    async show(stage) {
      const input = { email: uniqueEmail(), password: 'wrong' };
      for (let attempt = 0; attempt < 10; attempt += 1) {
        await request(stage.server.url, Login, { input }, { siteId: 1 });
      }
      await stage.hosted('login');
      await tryLogIn(stage, input.email);
      await stage.text('Too many attempts.');
    },
  },
  {
    name: 'no network',
    async show(stage) {
      await stage.hosted('login');
      await stage.title('Log in');
      await stage.page.context().setOffline(true);
      await tryLogIn(stage, uniqueEmail());
      await stage.text('There is no connection.');
    },
  },
  {
    name: 'service away',
    async show(stage) {
      await answer(stage, 503, 'UNAVAILABLE');
      await stage.hosted('login');
      await tryLogIn(stage, uniqueEmail());
      await stage.text('The service is not available');
    },
  },
  {
    name: 'waiting for the answer',
    async show(stage) {
      await stage.hosted('login');
      await stage.page.route('**/graphql', () => {});
      await tryLogIn(stage, uniqueEmail());
      await stage.text('Loading …');
    },
  },
  {
    name: 'after a cancelled login at a provider',
    async show(stage) {
      await stage.page.route('**/identity-providers/google/start?*', (route) => {
        const back = new URL(new URL(route.request().url()).searchParams.get('return_to') ?? '');
        back.searchParams.set('error', 'ACCESS_DENIED');
        return route.fulfill({ status: 302, headers: { location: back.href } });
      });
      await stage.hosted('login');
      await stage.press('Continue with Google');
      await stage.text('The login was cancelled.');
    },
  },
];

export const registerStates: readonly ViewState[] = [
  {
    name: 'empty',
    async show(stage) {
      await stage.hosted('register');
      await stage.title('Create your account');
    },
  },
  {
    name: 'in German, with terms, a logo and a long name',
    async show(stage) {
      await stage.hosted('register', { site: 'long' });
      await stage.page.getByRole('link', { name: 'Nutzungsbedingungen' }).waitFor();
    },
  },
  {
    name: 'nothing entered',
    async show(stage) {
      await stage.hosted('register');
      await stage.page.locator('form').getByRole('button', { name: 'Create an account' }).click();
      await stage.text('Please fill in this field.');
    },
  },
  {
    name: 'email taken',
    async show(stage) {
      const { email } = await register(stage.server.url, {}, { siteId: 1 });
      await stage.hosted('register');
      await stage.fill('Email', email);
      await stage.fill('Password', anyPassword);
      await stage.page.keyboard.press('Enter');
      await stage.page.locator('#email-problem').waitFor();
    },
  },
];

export const loggedInStates: readonly ViewState[] = [
  {
    name: 'a long email',
    async show(stage) {
      const customer = await register(stage.server.url, { email: longEmail() }, { siteId: 1 });
      await stage.logIn(customer);
      await stage.hosted('login', { query: { return_to: stage.publisherPage('') } });
      await stage.title('You are logged in');
    },
  },
];
