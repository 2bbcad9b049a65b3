import type { AuthElement } from '../elements/elements.ts';
import { takeMailedLink } from './mailed-link.ts';
import { type Return, returnAddress } from './return.ts';

/**
 * The script of the hosted pages: `/sites/{site}/login` and so on, and what the links of mails open. The server writes
 * the elements into the document, and what they need to know into attributes of its body.
 */
const { siteId = '', view, returnTo, takesCode } = document.body.dataset;
const comesFromProvider = new URLSearchParams(location.search).has('gatehouse_state');
const mailed = view === undefined ? null : takeMailedLink(view);
const destination: Return | null =
  returnTo === undefined ? null : { to: returnTo, siteId, takesCode: takesCode !== undefined };

await customElements.whenDefined('gatehouse-auth');
const auth = find<AuthElement>('gatehouse-auth');
const profile = document.querySelector<HTMLElement>('#profile');
const logOut = document.querySelector<HTMLButtonElement>('#log-out');
const back = document.querySelector<HTMLAnchorElement>('#back');
const { client } = auth;

function find<Found extends Element>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

async function leave(): Promise<void> {
  if (destination) location.assign(await returnAddress(client, destination));
}

/** The pages of the account show it to a customer who is logged in, and the login to everybody else. */
function showAccount(): void {
  const isLoggedIn = client.customer !== null;
  if (profile) {
    profile.hidden = !isLoggedIn;
    auth.hidden = isLoggedIn;
  }
  if (logOut) logOut.hidden = !isLoggedIn;
}

if (mailed) {
  // Not before its texts are there.
  auth.hidden = true;
  void auth.open(auth.view, mailed.link);
  void auth.loaded.then(() => {
    auth.hidden = false;
  });
  auth.addEventListener('gatehouse-link-used', () => mailed.forget());
}

auth.addEventListener('gatehouse-login', (event) => {
  const { waysInChanged } = (event as CustomEvent<{ waysInChanged: readonly string[] }>).detail;
  // What a first login has removed is for the customer to read before they go on.
  if (!profile && waysInChanged.length === 0) void leave();
});

// The link leads to the same page without a script. With one, the session comes along.
back?.addEventListener('click', (event) => {
  if (!destination?.takesCode || !client.customer) return;
  event.preventDefault();
  void leave();
});

logOut?.addEventListener('click', () => void client.logout());

/** The card has the surface that the colours of the elements are chosen for. */
async function showBranding(): Promise<void> {
  const { data: site } = await client.site();
  const { surface = null, fontFamily = null } = site?.branding ?? {};
  const { style } = document.documentElement;
  if (surface !== null) style.setProperty('--brand-surface', surface);
  if (fontFamily !== null) style.setProperty('--brand-font', fontFamily);
}

void showBranding();
client.onChange(showAccount);
const { error } = await client.ready;
showAccount();
if (comesFromProvider && !error && client.customer && !profile && !mailed) await leave();
