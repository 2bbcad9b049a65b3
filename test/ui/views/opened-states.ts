import { register } from '../../support/customers.ts';
import { longEmail } from './log-in-states.ts';
import { acceptedTerms, type SiteName, type Stage, type ViewState } from './view-scene.ts';

type Auth = HTMLElement & {
  open(view: string): Promise<void>;
  chooseAccount(link: { provider: string }): Promise<void>;
};

/** Opens the hosted login with or without a session. The key press ends the record of layout shifts. */
async function openLogin(stage: Stage, isLoggedIn: boolean, site: SiteName = 'paper'): Promise<void> {
  if (isLoggedIn) {
    const siteId = stage.sites[site];
    await stage.logIn(
      await register(stage.server.url, { email: longEmail(), ...acceptedTerms(site) }, { siteId }),
      site,
    );
  }
  await stage.hosted('login', { site });
  await stage.page.locator('body[data-ready]').waitFor();
  await stage.page.keyboard.press('Shift');
}

async function openView(stage: Stage, view: string): Promise<void> {
  await openLogin(stage, true);
  await stage.page.locator('gatehouse-auth').evaluate((auth, name) => (auth as Auth).open(name), view);
  await stage.title('My account');
}

async function chooseAccount(stage: Stage, isLoggedIn: boolean): Promise<void> {
  await openLogin(stage, isLoggedIn, 'long');
  await stage.page
    .locator('gatehouse-auth')
    .evaluate((auth) => (auth as Auth).chooseAccount({ provider: 'studierendenwerk' }));
}

export const accountViewStates: readonly ViewState[] = [
  {
    name: 'every section',
    async show(stage) {
      await openView(stage, 'account');
      await stage.page.locator('gatehouse-profile-sessions li').first().waitFor();
    },
  },
];

export const passwordViewStates: readonly ViewState[] = [
  {
    name: 'the section for the password',
    async show(stage) {
      await openView(stage, 'password');
      await stage.page.getByLabel('Current password').waitFor();
    },
  },
];

export const linkAccountStates: readonly ViewState[] = [
  {
    name: 'in German',
    async show(stage) {
      await chooseAccount(stage, false);
      await stage.page.getByLabel('Passwort', { exact: true }).waitFor();
    },
  },
];

export const linkConfirmStates: readonly ViewState[] = [
  {
    name: 'in German, for a long email',
    async show(stage) {
      await chooseAccount(stage, true);
      await stage.page.getByLabel('Aktuelles Passwort').waitFor();
    },
  },
];

/** After a login of a customer who has not accepted the terms. */
export const termsStates: readonly ViewState[] = [
  {
    name: 'in German, asked at the login',
    async show(stage) {
      const { email, password } = await register(stage.server.url, {}, { siteId: stage.sites.long });
      await stage.hosted('login', { site: 'long' });
      await stage.fill('E-Mail oder Benutzername', email);
      await stage.fill('Passwort', password);
      await stage.page.keyboard.press('Enter');
      await stage.title('Nutzungsbedingungen');
    },
  },
];
