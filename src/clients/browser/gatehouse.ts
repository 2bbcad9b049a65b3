import { authenticatorOperations } from './authenticators.ts';
import { GatehouseError, type Result, resultOf } from './errors.ts';
import {
  type AuthFieldsFragment,
  ChangePasswordDocument,
  CompleteLoginDocument,
  type CompleteLoginInput,
  ConfirmEmailChangeDocument,
  CreateHandoffDocument,
  DeclineEmailChangeDocument,
  DeleteMyselfDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  ExportMyDataDocument,
  LoginDocument,
  type LoginInput,
  PasswordlessCodeLoginDocument,
  PasswordlessLoginDocument,
  RedeemHandoffDocument,
  RegisterDocument,
  type RegisterInput,
  RequestEmailVerificationDocument,
  RequestPasswordlessLoginDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  type ResetPasswordInput,
  SessionsDocument,
  SiteDocument,
  type SiteQuery,
  UndoEmailChangeDocument,
  UpdateCustomerDocument,
  type UpdateCustomerInput,
  VerifyEmailDocument,
} from './gql/graphql.ts';
import { identityOperations } from './identities.ts';
import { returnAddress, takeArrival } from './redirect.ts';
import { type ChangeReason, type Customer, keepSession, type State } from './session.ts';
import type { Persistence } from './stored-session.ts';
import type { Connection } from './transport.ts';

export type { GatehouseErrorCode, Result, SecondFactor } from './errors.ts';
export type { FactorProofInput as FactorProof } from './gql/graphql.ts';
export type { ChangeReason, Customer, State } from './session.ts';
export { GatehouseError };

export type Options = {
  /** The address of the service, such as `https://id.example.com`. */
  url: string;
  siteId: string | number;
  /**
   * Where the refresh token is kept on sites without a shared cookie. `local` (the default) survives the browser,
   * `session` the reload, `memory` nothing. The access token is in memory only.
   */
  storage?: Persistence;
  /** The language of messages and mails, such as `fr`. Default: the browser's. */
  language?: string;
};

export type Site = SiteQuery['site'];
export type Gatehouse = ReturnType<typeof createGatehouse>;

/** What a login gives. `waysInChanged` names what a first login by mail has removed: pages should show it. */
export type LoggedIn = { customer: Customer; waysInChanged: AuthFieldsFragment['waysInChanged'] };

/**
 * Creates the client of one site. It takes up the session of the last page at once: `ready` tells when.
 * No method rejects: each resolves to `{ data, error }`.
 * @throws TypeError if the address or the site id cannot be one
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

  async function start(): Promise<State> {
    const arrival = takeArrival(key);
    await keeper.restore(async () => (await site()).sessionCookieDomain);
    if (arrival) {
      if ('error' in arrival) throw arrival.error;
      if ('link' in arrival) await identities.completeLink(arrival.link);
      else await redeem(arrival.handoff);
    }
    return keeper.state();
  }

  const identities = identityOperations(connection, key, keeper, loggedIn);
  const ready: Promise<Result<State>> = resultOf(start);

  return {
    /**
     * Resolves when the session of the last page is taken up, and a login by redirect that opened this page is
     * completed. An error is why that failed. After NETWORK and UNAVAILABLE the client tries again by itself.
     */
    ready,
    get customer(): Customer | null {
      return keeper.state().customer;
    },
    get session(): State['session'] {
      return keeper.state().session;
    },
    /** Calls the listener after each change, also by another tab. @returns stops it */
    onChange(listener: (state: State, reason: ChangeReason) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The access token, for requests to servers of the publisher. Null when logged out, or on a site with a cookie. */
    accessToken: () => resultOf(() => keeper.accessToken()),
    /** The public settings of the site. */
    site: () => resultOf(site),

    register: (input: RegisterInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(RegisterDocument, { input })).register)),
    /** With a password, and an email or a username. */
    login: (input: LoginInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(LoginDocument, { input })).login)),
    /** After SECOND_FACTOR_REQUIRED, with its challenge. */
    completeLogin: (input: CompleteLoginInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(CompleteLoginDocument, { input })).completeLogin)),
    logout: () => resultOf(() => keeper.logout()),
    refresh: () => resultOf(() => keeper.refresh()),
    /** Changes the given fields of the profile. */
    updateProfile: (input: UpdateCustomerInput) =>
      resultOf(async () => {
        const { updateCustomer } = await keeper.sendAs(UpdateCustomerDocument, { input });
        keeper.showCustomer(updateCustomer);
        return updateCustomer;
      }),

    passwordless: {
      /** Mails a link and a code. */
      request: (email: string) =>
        resultOf(async () => void (await keeper.sendOpen(RequestPasswordlessLoginDocument, { email }))),
      withToken: (token: string) =>
        resultOf(async () =>
          loggedIn((await keeper.sendOpen(PasswordlessLoginDocument, { token })).passwordlessLogin),
        ),
      withCode: (input: { email: string; code: string }) =>
        resultOf(async () =>
          loggedIn((await keeper.sendOpen(PasswordlessCodeLoginDocument, { input })).passwordlessCodeLogin),
        ),
    },

    password: {
      /** Mails a link to choose a new password. */
      forgot: (email: string) =>
        resultOf(async () => void (await keeper.sendOpen(RequestPasswordResetDocument, { email }))),
      /** Takes the token and the email of the mailed link. Every session ends, and none begins. */
      reset: (input: ResetPasswordInput) =>
        resultOf(async () => (await keeper.sendOpen(ResetPasswordDocument, { input })).resetPassword),
      /** Every session ends but the one of this page. */
      change: (input: { oldPassword: string; newPassword: string }) =>
        resultOf(async () =>
          loggedIn((await keeper.sendAs(ChangePasswordDocument, { input })).changePassword),
        ),
    },

    email: {
      requestVerification: () =>
        resultOf(async () => void (await keeper.sendAs(RequestEmailVerificationDocument, {}))),
      verify: (token: string) =>
        resultOf(async () => (await keeper.sendOpen(VerifyEmailDocument, { token })).verifyEmail),
      /** Takes the token of the link in the mail to the previous address. Every session ends. */
      undoChange: (token: string) =>
        resultOf(async () => void (await keeper.sendOpen(UndoEmailChangeDocument, { token }))),
      /** Takes the token of the second link in the mail to the new address. */
      declineChange: (token: string) =>
        resultOf(async () => void (await keeper.sendOpen(DeclineEmailChangeDocument, { token }))),
      /** After a change by an access token alone. */
      confirmChange: (email: string, password?: string) =>
        resultOf(async () => {
          const variables = { email, password: password ?? null };
          const { customer } = (await keeper.sendAs(ConfirmEmailChangeDocument, variables))
            .confirmEmailChange;
          keeper.showCustomer(customer);
          return customer;
        }),
    },

    sessions: {
      list: () => resultOf(async () => (await keeper.sendAs(SessionsDocument, {})).me?.sessions ?? []),
      end: (id: string) =>
        resultOf(async () => {
          await keeper.sendAs(EndSessionDocument, { id });
          if (id === keeper.state().session?.id) keeper.forget('logout');
        }),
      endOthers: () =>
        resultOf(async () => (await keeper.sendAs(EndOtherSessionsDocument, {})).endOtherSessions.endedCount),
    },

    handoff: {
      /** Makes a code with which the session continues on another site of the account, within 30 seconds. */
      create: (targetSiteId: string | number) =>
        resultOf(
          async () =>
            (await keeper.sendAs(CreateHandoffDocument, { targetSiteId: String(targetSiteId) }))
              .createHandoff,
        ),
      redeem: (code: string) => resultOf(() => redeem(code)),
    },

    /**
     * Sends the browser to a hosted page of the site. After a login it returns to `returnTo`, a page of the site with
     * this client, whose `ready` takes up the session, if the site has a shared cookie or hands sessions over.
     */
    openHostedPage: (
      page: 'login' | 'register' | 'forgot' | 'code' | 'account' | 'account/password' = 'login',
      returnTo: string = location.href,
    ) =>
      resultOf(async () => {
        const address = new URL(`${connection.url}/sites/${connection.siteId}/${page}`);
        address.searchParams.set('return_to', returnAddress(key, returnTo));
        location.assign(address);
      }),

    identities: identities.public,
    ...authenticatorOperations(keeper, site, loggedIn),

    /** Everything that is stored about the customer. */
    exportMyData: () => resultOf(async () => (await keeper.sendAs(ExportMyDataDocument, {})).exportMyData),
    /** Erases the customer. Without a password the login must be less than ten minutes old. */
    deleteMyself: (password?: string) =>
      resultOf(async () => {
        await keeper.sendAs(DeleteMyselfDocument, { password: password ?? null });
        keeper.forget('logout');
      }),
  };
}
