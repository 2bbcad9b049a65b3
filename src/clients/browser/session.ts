import { type AccessToken, isExpiring, readAccessToken } from './access-token.ts';
import { GatehouseError } from './errors.ts';
import {
  type AuthFieldsFragment,
  LogoutDocument,
  MeDocument,
  RefreshDocument,
  type TypedDocumentString,
} from './gql/graphql.ts';
import { inTurn } from './in-turn.ts';
import { type OtherTabs, openOtherTabs } from './other-tabs.ts';
import { backOff, LONGEST_TIMER_MS, timeToRefresh } from './refresh-times.ts';
import {
  type ChangeReason,
  isOver,
  loggedOut,
  type SessionKeeper,
  type State,
  sessionOf,
} from './session-keeper.ts';
import { isRenewalDue, markRenewed, onReturn, sharesCookie } from './shared-cookie.ts';
import { openSessionStore, type Persistence } from './stored-session.ts';
import { type Connection, type Credential, send } from './transport.ts';

export function keepSession(
  connection: Connection,
  persistence: Persistence,
  onChange: (state: State, reason: ChangeReason) => void,
): SessionKeeper {
  const key = `gatehouse:${connection.url}:${connection.siteId}`;
  const store = openSessionStore(persistence, key);
  let isCookie = false;
  let state: State = { customer: null, session: null };
  let token: AccessToken | null = null;
  let refreshedAt = 0;
  let refreshing: Promise<void> | null = null;
  let restoring: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tabs: OtherTabs = openOtherTabs(key, {
    onSession(message) {
      const isOurs = message.state.session?.id === (state.session?.id ?? store.read()?.sessionId);
      if (!isOurs && persistence !== 'local' && !isCookie) return false;
      take(message.state, message.token, message.refreshedAt);
      if (persistence === 'session' && message.refreshToken !== null && message.state.session) {
        const { refreshToken } = message;
        store.write({ sessionId: message.state.session.id, refreshToken, refreshedAt });
      }
      onChange(state, message.reason);
      return true;
    },
    onEnd(sessionId, reason) {
      if (!state.session) return;
      if (isCookie || state.session.id === sessionId) clear(reason);
      else if (reason === 'logout') void logout().catch(() => {});
    },
  });

  function take(next: State, nextToken: AccessToken | null, at: number): void {
    state = next;
    token = nextToken;
    refreshedAt = at;
    schedule();
  }

  function begin(payload: AuthFieldsFragment, reason: ChangeReason): void {
    const { customer, session, refreshToken } = payload;
    const now = Date.now();
    const next = { customer, session: sessionOf(session) };
    take(next, isCookie ? null : readAccessToken(payload.token), now);
    // A refresh with the access token returns no refresh token. The stored refresh token stays valid.
    if (isCookie) markRenewed(key);
    else if (refreshToken !== null) store.write({ sessionId: session.id, refreshToken, refreshedAt: now });
    tabs.tellSession({ state, token, refreshToken: isCookie ? null : refreshToken, refreshedAt, reason });
    onChange(state, reason);
  }

  function clear(reason: ChangeReason): void {
    clearTimeout(timer);
    const stored = store.read();
    // Another tab may have logged in meanwhile.
    if (stored && (!state.session || stored.sessionId === state.session.id)) store.write(null);
    state = { customer: null, session: null };
    token = null;
    onChange(state, reason);
  }

  function end(reason: ChangeReason): void {
    const { session } = state;
    clear(reason);
    if (session) tabs.tellEnd(session.id, reason);
  }

  function endIfOver(error: unknown): void {
    if (isOver(error)) end('ended');
  }

  function schedule(failures = 0, retryAfterSeconds: number | null = null): void {
    clearTimeout(timer);
    if (!token) return;
    const wait = failures > 0 ? backOff(failures, retryAfterSeconds) : timeToRefresh(token);
    timer = setTimeout(
      () => {
        // Some tokens are valid for longer than the longest timer, so the timer starts again.
        if (failures === 0 && token && timeToRefresh(token) > LONGEST_TIMER_MS) return schedule();
        refresh().catch((error: GatehouseError) => schedule(failures + 1, error.retryAfterSeconds));
      },
      Math.min(wait, LONGEST_TIMER_MS),
    );
  }

  function refresh(): Promise<void> {
    const known = refreshedAt;
    refreshing ??= inTurn(key, (hasWaited) => renew(known, hasWaited)).finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  /**
   * Refreshes the session while this tab holds the lock, unless another tab has just refreshed it.
   * @param known the time of the last refresh that this tab knew of before it waited for the lock
   * @param hasWaited whether another tab held the lock. The new session of that tab arrives as a message, because the
   *   storage may be written later.
   */
  async function renew(known: number, hasWaited: boolean): Promise<void> {
    if (refreshedAt > known) return;
    const isBehind = known > 0 && !isCookie && (store.read()?.refreshedAt ?? 0) > known;
    if ((hasWaited || isBehind) && (await tabs.nextSession())) return;
    const refreshToken = (isCookie ? null : store.read()?.refreshToken) ?? null;
    if (refreshToken === null && !isCookie && !token) throw loggedOut();
    const credential: Credential = isCookie
      ? 'cookie'
      : refreshToken === null && token
        ? { token: token.value }
        : null;
    try {
      const { refresh: payload } = await send(connection, RefreshDocument, { refreshToken }, credential);
      begin(payload, state.session ? 'refresh' : 'restore');
    } catch (error) {
      endIfOver(error);
      throw error;
    }
  }

  /** Waits until the session of the previous page is restored, and returns the session. */
  async function knownSession(): Promise<State['session']> {
    await restoring?.catch(() => {});
    return state.session;
  }

  async function accessToken(): Promise<string | null> {
    if (!(await knownSession()) || isCookie) return null;
    if (!token || isExpiring(token)) await refresh();
    return token?.value ?? null;
  }

  async function sendAs<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    isRetry = false,
  ): Promise<Data> {
    if (!(await knownSession())) throw loggedOut();
    const value = await accessToken();
    try {
      const data = await send(connection, document, variables, value === null ? 'cookie' : { token: value });
      // Without a cookie the query succeeds with `me` null: the customer has logged out on another subdomain.
      if ((data as { me?: unknown }).me === null) throw loggedOut();
      return data;
    } catch (error) {
      if (!(error instanceof GatehouseError)) throw error;
      if (error.code === 'TOKEN_EXPIRED' && !isRetry) {
        await refresh();
        return sendAs(document, variables, true);
      }
      const isDead = error.code === 'TOKEN_REVOKED' || error.code === 'UNAUTHENTICATED';
      if (isDead && (isCookie || token?.value === value)) end('ended');
      throw error;
    }
  }

  async function logout(): Promise<void> {
    if (!(await knownSession())) return;
    try {
      await sendAs(LogoutDocument, {});
    } catch (error) {
      // Without a shared cookie, a failed request still logs the customer out here, because the tokens are deleted.
      if (isCookie && !isOver(error)) throw error;
    }
    if (state.session) end('logout');
  }

  async function restore(cookieDomain: () => Promise<string | null>): Promise<void> {
    onReturn(() => {
      if (isCookie) continueSession(cookieDomain).catch(endIfOver);
    });
    try {
      restoring = continueSession(cookieDomain);
      await restoring;
    } catch (error) {
      if (!isOver(error)) retryRestore(cookieDomain);
      throw error;
    }
  }

  function retryRestore(cookieDomain: () => Promise<string | null>, failures = 0): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (state.session) return;
      continueSession(cookieDomain).catch((error) => {
        if (!isOver(error)) retryRestore(cookieDomain, failures + 1);
      });
    }, backOff(failures));
  }

  async function continueSession(cookieDomain: () => Promise<string | null>): Promise<void> {
    if (store.read()) return refresh();
    const domain = await cookieDomain();
    isCookie = sharesCookie(domain);
    if (!isCookie) return;
    const before = state;
    const { me } = await send(connection, MeDocument, {}, 'cookie');
    // The state has changed since the request, so the answer is outdated.
    if (state !== before) return;
    const session = me?.sessions.find(({ current }) => current);
    if (!me || !session) {
      if (state.session) end('ended');
      return;
    }
    const { sessions: _sessions, ...customer } = me;
    const isKnown = session.id === state.session?.id;
    const hasChanged = JSON.stringify(customer) !== JSON.stringify(state.customer);
    take({ customer, session: sessionOf(session) }, null, Date.now());
    if (!isKnown || hasChanged) onChange(state, isKnown ? 'profile' : 'restore');
    if (isRenewalDue(key)) await refresh();
  }

  return {
    state: () => state,
    accessToken,
    restore,
    begin: (payload) => begin(payload, 'login'),
    refresh,
    logout,
    forget: end,
    showCustomer(customer) {
      state = { ...state, customer };
      tabs.tellSession({ state, token, refreshToken: null, refreshedAt, reason: 'profile' });
      onChange(state, 'profile');
    },
    sendOpen: (document, variables) => send(connection, document, variables, isCookie ? 'cookie' : null),
    sendAs,
  };
}
