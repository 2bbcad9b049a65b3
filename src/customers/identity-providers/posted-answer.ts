import { seal, unseal } from '../../platform/encryption/sealed.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The parameters of an answer that the callback reads (RFC 6749 §4.1.2). */
const PARAMETERS = ['state', 'code', 'error', 'error_description'];
/** The purpose under which the posted `user` is sealed. */
const POSTED_USER = 'sign-in-redirect-user';
const MAX_USER_LENGTH = 2_048;

/**
 * Turns the form of a provider (`response_mode=form_post`) into the query of the GET callback.
 *
 * A cross-site POST carries no `SameSite=Lax` cookie, so Gatehouse cannot check whether the same browser began the
 * sign-in. The browser is sent to the GET callback, which gets the cookie and checks it. The posted user contains a
 * name and is sealed, because proxies log URLs.
 */
export async function queryOfForm({ derivedKeys }: Runtime, form: URLSearchParams): Promise<string> {
  const query = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = form.get(name);
    if (value !== null) query.set(name, value);
  }
  const user = form.get('user');
  if (user !== null && user.length <= MAX_USER_LENGTH) {
    query.set('user', await seal(derivedKeys, POSTED_USER, user));
  }
  return query.toString();
}

/** The user that was posted. Null: no user was posted, or Gatehouse did not seal it. */
export async function postedUserIn(
  { derivedKeys }: Runtime,
  parameters: URLSearchParams,
): Promise<string | null> {
  const sealed = parameters.get('user');
  return sealed && unseal(derivedKeys, POSTED_USER, sealed).catch(() => null);
}
