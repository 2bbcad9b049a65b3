import { GatehouseError, type GatehouseErrorCode } from './errors.ts';

/** The parameter that proves that this tab began the redirect. */
const STATE = 'gatehouse_state';

/** What the address of the page says when a redirect comes back. */
export type Arrival = { handoff: string } | { link: string } | { error: GatehouseError };

/**
 * Makes the address of the page that a login elsewhere returns to. The state in it is kept in this tab:
 * a code that comes back without it belongs to another browser, and logging in with it would be that person's login.
 */
export function returnAddress(key: string, returnTo: string): string {
  const state = crypto.randomUUID();
  try {
    sessionStorage.setItem(`${key}:state`, state);
  } catch {
    throw new GatehouseError('BAD_REQUEST', 'A login by redirect needs the storage of the browser.');
  }
  const address = new URL(returnTo, location.href);
  address.searchParams.set(STATE, state);
  return address.href;
}

/**
 * Reads what a redirect brought to this page, and takes it out of the address.
 * @returns null when this page was not opened by a redirect of this tab
 */
export function takeArrival(key: string): Arrival | null {
  const address = new URL(location.href);
  const state = address.searchParams.get(STATE);
  const handoff = address.searchParams.get('handoff');
  if (state === null && handoff === null) return null;
  const link = address.searchParams.get('link');
  const error = address.searchParams.get('error');
  // Without a state, `link` and `error` may be the page's own.
  const ours = state === null ? ['handoff'] : [STATE, 'handoff', 'link', 'error'];
  for (const name of ours) address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
  if (state === null || !isOurs(key, state)) return null;
  if (handoff !== null) return { handoff };
  if (link !== null) return { link };
  if (error === null) return null;
  return {
    error: new GatehouseError(error as GatehouseErrorCode, 'The login at the identity provider failed.'),
  };
}

function isOurs(key: string, state: string): boolean {
  try {
    const kept = sessionStorage.getItem(`${key}:state`);
    sessionStorage.removeItem(`${key}:state`);
    return kept === state;
  } catch {
    return false;
  }
}
