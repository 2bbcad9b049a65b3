import { brandingSheet } from '../core/branding.ts';
import { takeMailedLink } from '../core/mailed-link.ts';
import type { AuthElement } from '../elements/elements.ts';
import { authorize } from './authorize.ts';
import { connectDevice } from './device.ts';
import { type Return, returnAddress } from './return.ts';

/**
 * The script of the hosted pages: `/sites/{site}/login` and so on, and the pages of mailed links. The server writes the
 * elements into the document, and their parameters into attributes of its body.
 */
const { siteId = '', view, returnTo, takesCode, interaction, userCode } = document.body.dataset;
const mailed = view === undefined ? null : takeMailedLink(view);
const destination: Return | null =
  returnTo === undefined ? null : { to: returnTo, siteId, takesCode: takesCode !== undefined };

await customElements.whenDefined('gatehouse-auth');
const auth = find<AuthElement>('gatehouse-auth');
const profile = document.querySelector<HTMLElement & { settled(): Promise<void> }>('#profile');
const logOut = document.querySelector<HTMLButtonElement>('#log-out');
const back = document.querySelector<HTMLAnchorElement>('#back');
const { client } = auth;

function find<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

const authorization =
  interaction === undefined
    ? null
    : authorize({
        interaction,
        siteId,
        client,
        show(part) {
          auth.hidden = part !== 'login' && part !== 'notice';
          const consent = find('#consent');
          consent.hidden = part !== 'consent' && part !== 'notice';
          find('#consent-email').textContent = client.customer?.email ?? '';
          if (part === 'consent') find('#consent-title').focus();
        },
        fail() {
          auth.hidden = true;
          find('#consent').hidden = true;
          find('#decline').hidden = true;
          find('#failed').hidden = false;
        },
      });

async function leave(): Promise<void> {
  if (authorization) return authorization.proceed();
  if (destination) location.assign(await returnAddress(client, destination));
}

/** On the pages of the account, shows the account to a customer who is logged in, and the login to others. */
function showAccount(): void {
  const isLoggedIn = client.customer !== null;
  if (profile) {
    profile.hidden = !isLoggedIn;
    auth.hidden = isLoggedIn;
  }
  if (logOut) logOut.hidden = !isLoggedIn;
}

if (mailed) {
  // The element is shown when its texts are loaded.
  auth.hidden = true;
  void auth.open(auth.view, mailed.link);
  void auth.loaded.then(() => {
    auth.hidden = false;
  });
  auth.addEventListener('gatehouse-link-used', () => mailed.forget());
}

auth.addEventListener('gatehouse-login', (event) => {
  const { waysInChanged } = (event as CustomEvent<{ waysInChanged: readonly string[] }>).detail;
  // The customer has to read how the ways to log in have changed before the page continues.
  if (waysInChanged.length > 0) authorization?.continueAfterNotice();
  else if (!profile) void leave();
});

// The link also works without this script. The script adds a handoff code, so that the session continues on the page to
// which the link leads.
back?.addEventListener('click', (event) => {
  if (!destination?.takesCode || !client.customer) return;
  event.preventDefault();
  void leave();
});

logOut?.addEventListener('click', () => void client.logout());

if (authorization) {
  find('#accept').addEventListener('click', () => void authorization.accept());
  find('#decline').addEventListener('click', () => void authorization.decline());
}

/** Applies the branding of the site to the page, so that its colours fit those of the elements. */
async function showBranding(): Promise<void> {
  const { data: site } = await client.site();
  if (site) document.adoptedStyleSheets.push(brandingSheet(site.branding, ':root'));
}

const branding = showBranding();
client.onChange(() => {
  showAccount();
  // After a logout, the login is shown: only a customer who is logged in can continue to an app.
  if (!client.customer) void authorization?.proceed();
});
await client.ready;
showAccount();
await Promise.all([auth.loaded, branding]);
if (client.customer) await profile?.settled();
// A customer who still has to accept terms sees the terms before anything else, as after a login.
if (authorization && client.customer?.termsToAccept == null) await authorization.proceed();
if (userCode !== undefined) await connectDevice(userCode, auth, client);
document.body.dataset.ready = '';
