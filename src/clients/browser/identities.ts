import { resultOf } from './errors.ts';
import {
  type AuthFieldsFragment,
  BeginIdentityLinkDocument,
  CompleteIdentityLinkDocument,
  EnterpriseLoginDocument,
  IdentitiesDocument,
  LinkIdentityDocument,
  type LinkIdentityInput,
  LoginWithIdentityProviderDocument,
  type LoginWithIdentityProviderInput,
  UnlinkIdentityDocument,
} from './gql/graphql.ts';
import { returnAddress } from './redirect.ts';
import type { LoggedIn, SessionKeeper } from './session-keeper.ts';
import type { Connection } from './transport.ts';

/** Logins at identity providers, and the identities that are linked to the customer. */
export function identityOperations(
  { url, siteId }: Connection,
  key: string,
  keeper: SessionKeeper,
  loggedIn: (payload: AuthFieldsFragment) => LoggedIn,
) {
  /** Sends the browser to the provider. */
  function leaveFor(provider: string, returnTo: string, link?: string): void {
    const address = new URL(`${url}/identity-providers/${encodeURIComponent(provider)}/start`);
    address.searchParams.set('site_id', siteId);
    address.searchParams.set('return_to', returnAddress(key, returnTo, provider));
    if (link !== undefined) address.searchParams.set('link', link);
    location.assign(address);
  }

  return {
    completeLink: async (code: string) =>
      (await keeper.sendAs(CompleteIdentityLinkDocument, { code })).completeIdentityLink.externalIdentity,
    public: {
      list: () =>
        resultOf(async () => (await keeper.sendAs(IdentitiesDocument, {})).me?.externalIdentities ?? []),
      /**
       * Sends the browser to the provider. The browser returns to `returnTo`, a page of the site with this client,
       * whose `ready` completes the login. After LINK_REQUIRED the customer has to log in first, and then link the
       * identity.
       */
      loginByRedirect: (provider: string, returnTo: string = location.href) =>
        resultOf(async () => leaveFor(provider, returnTo)),
      /**
       * Sends the browser to the login of a company, if a company has the domain of the email. The browser returns to
       * `returnTo`, whose `ready` completes the login. `data` is true if the browser leaves the page.
       */
      loginAtCompany: (email: string, returnTo: string = location.href) =>
        resultOf(async () => {
          const { enterpriseLogin } = await keeper.sendOpen(EnterpriseLoginDocument, { email });
          if (enterpriseLogin) {
            const address = new URL(enterpriseLogin.startUrl);
            address.searchParams.set('return_to', returnAddress(key, returnTo));
            location.assign(address);
          }
          return !!enterpriseLogin;
        }),
      /** Logs in with a token from the provider's own SDK. */
      loginWithToken: (input: LoginWithIdentityProviderInput) =>
        resultOf(async () =>
          loggedIn(
            (await keeper.sendOpen(LoginWithIdentityProviderDocument, { input })).loginWithIdentityProvider,
          ),
        ),
      /** Links an identity by a redirect. Needs the password, or a login within the last ten minutes. */
      linkByRedirect: (provider: string, password?: string, returnTo: string = location.href) =>
        resultOf(async () => {
          const input = { provider, password: password ?? null };
          const { code } = (await keeper.sendAs(BeginIdentityLinkDocument, { input })).beginIdentityLink;
          leaveFor(provider, returnTo, code);
        }),
      linkWithToken: (input: LinkIdentityInput) =>
        resultOf(
          async () => (await keeper.sendAs(LinkIdentityDocument, { input })).linkIdentity.externalIdentity,
        ),
      unlink: (id: string, password?: string) =>
        resultOf(
          async () => void (await keeper.sendAs(UnlinkIdentityDocument, { id, password: password ?? null })),
        ),
    },
  };
}
