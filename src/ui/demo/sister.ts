import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

/**
 * One login for both papers. The paper without a login sends the browser, with a random state, to the other paper. That
 * paper sends the browser back with the state and a code, which is valid once, for 30 seconds. The first paper redeems
 * the code if the state is its own.
 */
const KEY = 'demo:continue';

const { sisterOrigin = '', siteId = '' } = document.body.dataset;

type Begun = { state: string; page: string };

/** Adds a random state to the link to the other paper, and stores the state in this tab. */
export function offerSister(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-continue]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const state = crypto.randomUUID();
      sessionStorage.setItem(KEY, JSON.stringify({ state, page: location.pathname } satisfies Begun));
      const address = new URL(link.href);
      address.searchParams.set('state', state);
      location.assign(address);
    });
  }
}

/**
 * Runs on the paper with the login. Codes are sent to the other paper only. The address of the page cannot name another
 * target.
 */
export async function continueToSister(client: Gatehouse): Promise<void> {
  const state = new URLSearchParams(location.search).get('state') ?? '';
  const login = document.querySelector<HTMLElement>('#continue-login');
  let isGoing = false;
  const go = async () => {
    if (isGoing || !client.customer) return;
    isGoing = true;
    const { data, error } = await client.handoff.create(siteId);
    if (!data) {
      isGoing = false;
      return say(`You cannot continue: ${error?.message ?? 'the service returned no code'}`);
    }
    const address = new URL('/demo/arrival', sisterOrigin);
    address.searchParams.set('code', data.code);
    address.searchParams.set('state', state);
    // "Back" leads to the page with the link, not to this one.
    location.replace(address);
  };
  await client.ready;
  client.onChange(() => void go());
  if (client.customer) return go();
  say('Log in here first. Then you continue without another login.');
  if (login) login.hidden = false;
}

/**
 * Runs on the paper to which the customer returns. A code that this tab did not request may be another person's login.
 */
export async function arrive(client: Gatehouse): Promise<void> {
  const given = new URLSearchParams(location.search);
  history.replaceState(history.state, '', location.pathname);
  const begun = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Begun | null;
  sessionStorage.removeItem(KEY);
  const code = given.get('code');
  if (!code || !begun || given.get('state') !== begun.state) {
    return say('This login was not begun in this tab, so it was not completed.');
  }
  await client.ready;
  const { error } = await client.handoff.redeem(code);
  if (error) return say('This login took too long, or was used before. Please begin it again.');
  location.replace(begun.page);
}

/** Called if the script of the Elements could not be loaded. */
export function sayUnavailable(): void {
  say('Our server does not answer, or you have no connection. Please try again later.');
}

function say(text: string): void {
  const line = document.querySelector('#going');
  if (line) line.textContent = text;
}
