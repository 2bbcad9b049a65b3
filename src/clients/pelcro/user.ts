import { readAuthCookie, writeAuthCookie } from './auth-cookie.ts';
import { dispatch, type EventName } from './events.ts';
import { openOtherTabs } from './other-tabs.ts';
import {
  type Answer,
  type Callback,
  type Customer,
  call,
  type RestError,
  type Service,
  settle,
} from './rest.ts';
import { claimsOf } from './token-claims.ts';

type Input = Readonly<Record<string, unknown>> & { auth_token?: string };

/** `window.Pelcro.user`. The token is in the cookie of Pelcro's SDK, and in `read().auth_token`. */
export function createUser(service: Service) {
  let customer: Customer = {};
  /** Counts logins and logouts, so that a late answer to a call of an earlier session is ignored. */
  let session = 0;
  /** Whether the browser has stored the cookie. */
  let isInCookie = false;
  // The cookie comes first, because other pages of the site refresh it. Without cookies, the token in memory is used.
  const token = () => readAuthCookie() ?? customer.auth_token;

  /** Keeps the customer and the token of an answer. After an answer without a token, the known token stays. */
  function keep(data: Customer, event: EventName): void {
    const auth_token = data.auth_token ?? token();
    const isOther = customer.id !== undefined && customer.id !== data.id;
    customer = { ...(isOther ? {} : customer), ...data, ...(auth_token && { auth_token }) };
    if (auth_token) writeAuthCookie(auth_token);
    isInCookie = readAuthCookie() !== null;
    dispatch('PelcroUserLoaded', customer);
    dispatch(event, customer);
  }

  const tellLogout = openOtherTabs(
    (sessionId) => {
      if (claimsOf(token())?.sid === sessionId) drop();
    },
    () => {
      if (isInCookie && customer.auth_token && readAuthCookie() === null) drop();
    },
  );

  function forget(): void {
    const known = token();
    drop();
    const sessionId = claimsOf(known)?.sid;
    if (sessionId) tellLogout(sessionId);
  }

  function drop(): void {
    const wasKnown = token() !== undefined;
    session += 1;
    customer = {};
    writeAuthCookie(null);
    if (wasKnown) dispatch('PelcroUserLogout');
  }

  /** Runs a call that opens a session. */
  async function begin(calling: Promise<Answer>, event: EventName): Promise<Answer> {
    const answer = await calling;
    session += 1;
    keep(answer.data, event);
    return answer;
  }

  /** Runs a call within a session. */
  async function withinSession(calling: Promise<Answer>, event: EventName): Promise<Answer> {
    const before = session;
    const answer = await calling;
    if (session === before) keep(answer.data, event);
    return answer;
  }

  const post = (path: string, input: Input, bearer?: string) =>
    call<Customer>(service, { method: 'POST', path, input, token: bearer });

  const user = {
    read: (): Customer => customer,
    isAuthenticated: (): boolean => token() !== undefined,
    /** False: entitlements come from subscriptions, which Gatehouse does not have. */
    isEntitledTo: (_entitlement?: string): boolean => false,
    location: {} as Record<string, unknown>,

    login: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/login', input), 'PelcroUserLoggedIn'), callback),
    register: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/register', input), 'PelcroUserRegister'), callback),
    idpLogin: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/idp/login', input), 'PelcroUserLoggedIn'), callback),
    /** Continues a session that was opened elsewhere, such as in an app. */
    authenticate: (input: Input, callback?: Callback): void =>
      settle(begin(post('customer', {}, input.auth_token ?? token()), 'PelcroUserLoggedIn'), callback),
    /** Removes the cookie at once, and ends the session at the service. */
    logout(callback?: Callback): void {
      const ending = call<Customer>(service, {
        method: 'POST',
        path: 'auth/logout',
        token: token(),
        outlivesPage: true,
      });
      forget();
      settle(ending, callback);
    },
    refresh(input: Input = {}, callback?: Callback): void {
      settle(refresh(input.auth_token), callback);
    },
    update({ auth_token = token(), ...input }: Input, callback?: Callback): void {
      const updating = call<Customer>(service, { method: 'PUT', path: 'customer', input, token: auth_token });
      settle(withinSession(updating, 'PelcroUserUpdated'), callback);
    },
    saveToMetaData(
      { key, value, auth_token }: Input & { key?: string; value?: unknown },
      callback?: Callback,
    ): void {
      const metadata = { [`metadata_saved_${key}`]: value };
      user.update({ ...(auth_token && { auth_token }), metadata }, callback);
    },
    requestLoginToken(input: Input, callback?: Callback): void {
      settle(post('auth/passwordless/request', input), callback);
    },
    verifyLoginToken: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/passwordless/login', input), 'PelcroUserLoggedIn'), callback),
    /** The link may belong to another customer than the one who is logged in. */
    verifyEmailToken({ token: email_verify_token }: { token?: string }, callback?: Callback): void {
      settle(
        post('customer/email/verify', { email_verify_token }).then((answer) => {
          if (customer.id !== undefined && answer.data.id === customer.id)
            keep(answer.data, 'PelcroUserUpdated');
          return answer;
        }),
        callback,
      );
    },
    resendEmailVerification(callback?: Callback): void {
      settle(
        call<Customer>(service, { method: 'GET', path: 'customer/email/verify', token: token() }),
        callback,
      );
    },
    uploadProfilePicture(input: Input, callback?: Callback): void {
      settle(post('customer/picture', input, token()), callback);
    },
    removeProfilePicture(_input: Input, callback?: Callback): void {
      settle(
        call<Customer>(service, { method: 'DELETE', path: 'customer/picture', token: token() }),
        callback,
      );
    },
    convert(input: Input, callback?: Callback): void {
      settle(post('auth/convert', input), callback);
    },
  };

  async function refresh(given?: string): Promise<Answer> {
    const before = session;
    const presented = given ?? token();
    try {
      return await withinSession(post('customer/refresh', {}, presented), 'PelcroUserRefresh');
    } catch (error) {
      // Only an invalid token logs the customer out. An outage or a network failure does not.
      const status = (error as RestError).response?.status;
      const isOver = status === 401 || status === 403;
      if (isOver && session === before && token() === presented) forget();
      throw error;
    }
  }

  /** Continues the session of the cookie when the page loads. */
  async function restore(): Promise<void> {
    if (token() !== undefined) await refresh().catch(() => {});
  }

  return { user, restore, token };
}
