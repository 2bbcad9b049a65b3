import { gatehouse } from './gatehouse';

/** The beginning of the addresses of mailed links. On a device with the app, they open the app, not the site. */
const LINK = 'https://www.example.com/';

/** The purpose and the parameters of a mailed link. */
export type MailedLink = { view: string; token: string; email: string | null };

/** @returns null for every other address that opens the app */
export function readMailedLink(address: string): MailedLink | null {
  if (!address.startsWith(LINK)) return null;
  // Parsed by hand, because some versions of React Native lack parts of `URL`.
  const parameter = (name: string) => {
    const value = new RegExp(`[?&]${name}=([^&#]*)`).exec(address)?.[1];
    return value === undefined ? null : decodeURIComponent(value.replaceAll('+', ' '));
  };
  try {
    const view = parameter('view');
    const token = parameter('token');
    return view && token ? { view, token, email: parameter('email') } : null;
  } catch {
    // A wrong escape, such as %zz.
    return null;
  }
}

/**
 * Logs in by a login link. Call it when the customer presses a button: anyone may send a link, and a link alone must
 * not replace the session of the customer.
 */
export function loginByLink({ token }: MailedLink) {
  return gatehouse.passwordless.withToken(token);
}
