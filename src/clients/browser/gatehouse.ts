import { authenticatorOperations } from './authenticators.ts';
import { GatehouseError, type GatehouseErrorCode, type Result, resultOf } from './errors.ts';
import {
  type AuthFieldsFragment,
  CreateHandoffDocument,
  RedeemHandoffDocument,
  SiteDocument,
  type SiteQuery,
} from './gql/graphql.ts';
import { identityOperations } from './identities.ts';
import { loginOperations } from './logins.ts';
import { mailboxOperations } from './mailbox.ts';
import { ownDataOperations } from './own-data.ts';
import { type Arrival, returnAddress, takeArrival } from './redirect.ts';
import { keepSession } from './session.ts';
import type { ChangeReason, Customer, LoggedIn, State } from './session-keeper.ts';
import type { Persistence } from './stored-session.ts';
import type { Connection } from './transport.ts';

export type { GatehouseErrorCode, Result, SecondFactor } from './errors.ts';
export type { FactorProofInput as FactorProof } from './gql/graphql.ts';
export type { ChangeReason, Customer, LoggedIn, State } from './session-keeper.ts';
export type { ProvidedStorage } from './stored-session.ts';
export { GatehouseError };

export type Options = {
  /** The address of the service, such as `https://id.example.com`. */
  url: string;
  siteId: string | number;
  /**
   * Where the refresh token is stored, unless the page uses a shared cookie. With `local` (the default) it remains
   * after the browser is closed, with `session` until the tab is closed, and with `memory` until the page is left. An
   * app can pass its own storage. The access token is kept in memory only.
   */
  storage?: Persistence;
  /** The language of messages and mails, such as `fr`. Default: the browser's. */
  language?: string;
};

export type Site = SiteQuery['site'];
export type Gatehouse = ReturnType<typeof createGatehouse>;

/** `arrived`: the result of a login or link by redirect that this page has completed, or null. */
export type Ready = State & { arrived: LoggedIn | null };

/**
 * Creates the client of one site. It continues the session of the previous page; `ready` resolves when that is done.
 * Operations do not reject: each resolves to `{ data, error }`.
 * @throws TypeError if `url` or `siteId` is malformed
 */
export function createGatehouse({ url, siteId, storage = 'local', language }: Options) {
  if (!/^https?:\/\/[^\s?#]+$/.test(url))
    throw new TypeError(
      `url must be the address of the service, such as https://id.example.com, not "${url}"`,
    );
  if (!/^[1-9]\d*$/.test(String(siteId)))
    throw new TypeError(`siteId must be the number of the site, not "${siteId}"`);
  const connection: Connection = {
    url: url.replace(/\/+$/, ''),
    siteId: String(siteId),
    language: language ?? null,
  };
  const key = `gatehouse:${connection.url}:${connection.siteId}`;
  const listeners = new Set<(state: State, reason: ChangeReason) => void>();
  const keeper = keepSession(connection, storage, (state, reason) => {
    for (const listener of listeners) listener(state, reason);
  });
  let loadingSite: Promise<Site> | null = null;

  function site(): Promise<Site> {
    loadingSite ??= keeper
      .sendOpen(SiteDocument, {})
      .then((data) => data.site)
      .catch((error) => {
        loadingSite = null;
        throw error;
      });
    return loadingSite;
  }

  function loggedIn(payload: AuthFieldsFragment): LoggedIn {
    keeper.begin(payload);
    return { customer: payload.customer, waysInChanged: payload.waysInChanged };
  }

  async function redeem(code: string): Promise<LoggedIn> {
    return loggedIn((await keeper.sendOpen(RedeemHandoffDocument, { code })).redeemHandoff);
  }

  async function start(): Promise<Ready> {
    const arrival = takeArrival(key);
    let arrived: LoggedIn | null = null;
    try {
      await keeper.restore(async () => (await site()).sessionCookieDomain);
    } catch (error) {
      // If the page was opened by a login by redirect, that login replaces the session that could not be continued.
      if (!arrival) throw error;
    }
    if (arrival) arrived = await arrive(arrival);
    return { ...keeper.state(), arrived };
  }

  async function arrive({ handoff, link, error, provider }: Arrival): Promise<LoggedIn | null> {
    try {
      if (handoff !== null) return await redeem(handoff);
      if (error !== null) throw new GatehouseError(error as GatehouseErrorCode, 'The redirect failed.');
      if (link === null) return null;
      await identities.completeLink(link);
      const { customer } = keeper.state();
      return customer && { customer, waysInChanged: ['IDENTITY_LINKED'] };
    } catch (failure) {
      throw Object.assign(failure as GatehouseError, { provider });
    }
  }

  const identities = identityOperations(connection, key, keeper, loggedIn);
  const ready: Promise<Result<Ready>> = resultOf(start);

  return {
    /**
     * Resolves when the session of the previous page is continued, and a login by redirect that opened this page is
     * completed. If a redirect opened this page, `error` is about the redirect, otherwise about the session. After an
     * error that does not end the session, such as NETWORK, the client tries again to continue it.
     */
    ready,
    get customer(): Customer | null {
      return keeper.state().customer;
    },
    get session(): State['session'] {
      return keeper.state().session;
    },
    /** Calls the listener after each change, in this tab or another. @returns a function that removes the listener */
    onChange(listener: (state: State, reason: ChangeReason) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /**
     * The access token, for requests to the publisher's servers. Null if logged out, or if the page uses a shared
     * cookie.
     */
    accessToken: () => resultOf(() => keeper.accessToken()),
    /** The public settings of the site. */
    site: () => resultOf(site),

    ...loginOperations(keeper, loggedIn),
    logout: () => resultOf(() => keeper.logout()),
    refresh: () => resultOf(() => keeper.refresh()),
    ...mailboxOperations(keeper, loggedIn),
    ...ownDataOperations(keeper),

    handoff: {
      /** Creates a code that continues the session on another site of the account. It is valid for 30 seconds. */
      create: (targetSiteId: string | number) =>
        resultOf(
          async () =>
            (await keeper.sendAs(CreateHandoffDocument, { targetSiteId: String(targetSiteId) }))
              .createHandoff,
        ),
      redeem: (code: string) => resultOf(() => redeem(code)),
    },

    /**
     * Sends the browser to a hosted page of the site, in the language of this client. After a login the browser returns
     * to `returnTo`, a page of the site with this client. The `ready` of that page continues the session if the site
     * has a shared cookie or allows handoffs.
     */
    openHostedPage: (
      page: 'login' | 'register' | 'forgot' | 'code' | 'account' | 'account/password' = 'login',
      returnTo: string = location.href,
    ) =>
      resultOf(async () => {
        const address = new URL(`${connection.url}/sites/${connection.siteId}/${page}`);
        if (language) address.searchParams.set('language', language);
        address.searchParams.set('return_to', returnAddress(key, returnTo));
        location.assign(address);
      }),

    identities: identities.public,
    ...authenticatorOperations(keeper, site, loggedIn),
  };
}
