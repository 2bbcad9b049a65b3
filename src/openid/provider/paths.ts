/** The paths of the OpenID Provider, below the issuer. Partners use the same paths for introspection and revocation. */
export const AUTHORIZATION_PATH = '/oauth2/authorize';
export const TOKEN_PATH = '/oauth2/token';
export const USERINFO_PATH = '/oauth2/userinfo';
export const PUSHED_AUTHORIZATION_PATH = '/oauth2/par';
export const DEVICE_AUTHORIZATION_PATH = '/oauth2/device-authorization';
/** Where a person types in the code of a device. */
export const DEVICE_PATH = '/oauth2/device';
export const END_SESSION_PATH = '/oauth2/logout';
/** Redirects the browser to the hosted page that logs the customer in. The browser returns here with the answer. */
export const INTERACTION_PATH = '/oauth2/interactions';
export const INTROSPECTION_PATH = '/oauth2/introspect';
export const REVOCATION_PATH = '/oauth2/revoke';

const FOR_PUBLIC_CLIENTS = [TOKEN_PATH, USERINFO_PATH, REVOCATION_PATH, PUSHED_AUTHORIZATION_PATH];

/** Whether a URL is one of the endpoints that a client in a browser calls. */
export function isForPublicClients(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  return FOR_PUBLIC_CLIENTS.includes(path);
}
