import { GatehouseError } from './errors.ts';

/** The parameter that proves that this tab began the redirect. */
const STATE = 'gatehouse_state';

/** The result of a redirect, from the address of the page. All of `handoff`, `link` and `error` may be null. */
export type Arrival = {
  handoff: string | null;
  link: string | null;
  error: string | null;
  /** The identity provider; empty: a hosted page, or the login of a company. */
  provider: string;
};

const UUID_LENGTH = 36;

/**
 * Makes the address to which the browser returns after a redirect. It has a random state, which this tab stores.
 * A code without this state may come from another person, and would log the customer in as that person.
 */
export function returnAddress(key: string, returnTo: string, provider = ''): string {
  const state = crypto.randomUUID();
  try {
    sessionStorage.setItem(`${key}:state`, state + provider);
  } catch {
    throw new GatehouseError('BAD_REQUEST', 'A redirect needs the storage of the browser.');
  }
  const address = new URL(returnTo, location.href);
  address.searchParams.set(STATE, state);
  return address.href;
}

/**
 * Reads the result of a redirect from the address of this page, and removes it from the address.
 * @returns null in an app, and on a page that no redirect of this tab has opened
 */
export function takeArrival(key: string): Arrival | null {
  if (!globalThis.location) return null;
  const address = new URL(location.href);
  const state = address.searchParams.get(STATE);
  const handoff = address.searchParams.get('handoff');
  if (state === null && handoff === null) return null;
  const link = address.searchParams.get('link');
  const error = address.searchParams.get('error');
  // Without a state, `link` and `error` may be the page's own parameters.
  const ours = state === null ? ['handoff'] : [STATE, 'handoff', 'link', 'error'];
  for (const name of ours) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  const kept = takeState(key);
  if (state === null || kept?.slice(0, UUID_LENGTH) !== state) return null;
  return { handoff, link, error, provider: kept.slice(UUID_LENGTH) };
}

function takeState(key: string): string | null {
  try {
    const kept = sessionStorage.getItem(`${key}:state`);
    sessionStorage.removeItem(`${key}:state`);
    return kept;
  } catch {
    return null;
  }
}
