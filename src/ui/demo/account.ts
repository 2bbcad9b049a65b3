import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`);

/** Shows the account to a customer who is logged in, and the login to others. */
export function showAccount(client: Gatehouse): void {
  const logOut = find('log-out');
  const show = () => {
    const isLoggedIn = client.customer !== null;
    toggle('account-loading', false);
    toggle('profile', isLoggedIn);
    toggle('log-out', isLoggedIn);
    toggle('account-login', !isLoggedIn);
    find('account')?.removeAttribute('aria-busy');
  };
  logOut?.addEventListener('click', () => void client.logout());
  client.onChange(show);
  void client.ready.then(show);
}

/** Called if the script of the Elements could not be loaded. */
export function showAccountUnavailable(): void {
  toggle('account-loading', false);
  toggle('account-unavailable', true);
  document.querySelector('[data-reload]')?.addEventListener('click', () => location.reload());
}

function toggle(id: string, isShown: boolean): void {
  const element = find(id);
  if (element) element.hidden = !isShown;
}
