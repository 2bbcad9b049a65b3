import { readAuthCookie, writeAuthCookie } from './auth-cookie.ts';
import { type EventName, tell } from './events.ts';
import {
  type Answer,
  type Callback,
  type Customer,
  call,
  type RestError,
  type Service,
  settle,
} from './rest.ts';

type Input = Readonly<Record<string, unknown>> & { auth_token?: string };

/** `window.Pelcro.user`. The token is kept in the cookie of the original, and `read()` shows it. */
export function createUser(service: Service) {
  let customer: Customer = {};
  /** Counts logins and logouts: an answer of a session that is over changes nothing. */
  let session = 0;
  // The cookie first: other pages of the site refresh it. Memory is for pages without cookies.
  const token = () => readAuthCookie() ?? customer.auth_token;

  /** Takes over what a call answered. Answers without a token leave the one that is known. */
  function keep(data: Customer, event: EventName): void {
    const auth_token = data.auth_token ?? token();
    const isOther = customer.id !== undefined && customer.id !== data.id;
    customer = { ...(isOther ? {} : customer), ...data, ...(auth_token && { auth_token }) };
    if (auth_token) writeAuthCookie(auth_token);
    tell('PelcroUserLoaded', customer);
    tell(event, customer);
  }

  function forget(): void {
    const wasKnown = token() !== undefined;
    session += 1;
    customer = {};
    writeAuthCookie(null);
    if (wasKnown) tell('PelcroUserLogout');
  }

  /** For calls that begin a session. */
  async function begin(calling: Promise<Answer>, event: EventName): Promise<Answer> {
    const answer = await calling;
    session += 1;
    keep(answer.data, event);
    return answer;
  }

  /** For calls within a session. */
  async function goOn(calling: Promise<Answer>, event: EventName): Promise<Answer> {
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
    /** The entitlements are those of the plans that a subscription gave; Gatehouse has no subscriptions. */
    isEntitledTo: (_entitlement?: string): boolean => false,
    location: {} as Record<string, unknown>,

    login: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/login', input), 'PelcroUserLoggedIn'), callback),
    register: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/register', input), 'PelcroUserRegister'), callback),
    idpLogin: (input: Input, callback?: Callback): void =>
      settle(begin(post('auth/idp/login', input), 'PelcroUserLoggedIn'), callback),
    /** Takes up a session that was begun elsewhere, such as in an app. */
    authenticate: (input: Input, callback?: Callback): void =>
      settle(begin(post('customer', {}, input.auth_token ?? token()), 'PelcroUserLoggedIn'), callback),
    /** The cookie is gone at once. The session is ended at the service. */
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
      settle(goOn(updating, 'PelcroUserUpdated'), callback);
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
    /** The link may be of another customer than the one who is logged in. */
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
      return await goOn(post('customer/refresh', {}, presented), 'PelcroUserRefresh');
    } catch (error) {
      // A token that is over. An outage or a lost network logs nobody out.
      const status = (error as RestError).response?.status;
      const isOver = status === 401 || status === 403;
      if (isOver && session === before && token() === presented) forget();
      throw error;
    }
  }

  /** Takes up the session of the cookie, when the page loads. */
  async function restore(): Promise<void> {
    if (token() !== undefined) await refresh().catch(() => {});
  }

  return { user, restore, token };
}
