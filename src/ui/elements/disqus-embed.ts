import { DisqusLoginDocument } from '../../clients/browser/gql/graphql.ts';
import { type Credential, send } from '../../clients/browser/transport.ts';
import type { DisqusPageElement } from './page-types.ts';

/** The `this` of `disqus_config`, which the script of Disqus calls. https://help.disqus.com/en/articles/1717084 */
type DisqusConfig = {
  page: Record<string, string>;
  sso?: Record<string, string>;
  language?: string;
};

declare global {
  interface Window {
    disqus_config?: (this: DisqusConfig) => void;
    DISQUS?: { reset(options: { reload: true; config(this: DisqusConfig): void }): void };
  }
}

const THREAD = 'disqus_thread';
const STATES = {
  LOGGED_IN: 'logged-in',
  LOGGED_OUT: 'logged-out',
  EMAIL_NOT_VERIFIED: 'email-not-verified',
} as const;
/** The members of `this.sso`. The attribute `sso-name` of the element sets `name`, and so on. */
const SSO = ['name', 'button', 'icon', 'url', 'logout', 'width', 'height'];

type Showing = { subject: string; turn: number };
/** The element, with a `state` that can be set. */
type CommentsElement = Omit<DisqusPageElement, 'state'> & { state: DisqusPageElement['state'] };

const showings = new WeakMap<CommentsElement, Showing>();

/**
 * Shows the comments, and shows them again when the page or the customer has changed. A refresh of the token changes
 * neither, so that a draft of a comment is not lost.
 */
export async function showComments(element: CommentsElement, language: string): Promise<void> {
  const { shortname, identifier, pageUrl, pageTitle, client } = element;
  // The shortname becomes a part of the host of a script.
  if (!/^[a-z0-9-]+$/i.test(shortname)) return;
  const { customer } = client;
  const person = customer && [customer.id, customer.displayName, customer.username, customer.emailVerified];
  const subject = JSON.stringify([shortname, identifier, pageUrl, pageTitle, person]);
  const before = showings.get(element);
  if (before?.subject === subject) return;
  const showing = { subject, turn: (before?.turn ?? 0) + 1 };
  showings.set(element, showing);
  const login = await askForLogin(element, language);
  // After a later change, only the answer to the later request counts.
  if (showings.get(element) !== showing || !element.isConnected) return;
  // After a failure, the next change of the session sends a new request.
  if (login === 'unavailable') showings.delete(element);
  element.state = login === 'unavailable' || login === null ? 'unavailable' : STATES[login.state];
  embed(element, function configure() {
    this.page.url = pageUrl || location.href.replace(/[?#].*/, '');
    if (identifier) this.page.identifier = identifier;
    if (pageTitle) this.page.title = pageTitle;
    this.language = language;
    if (login !== null && login !== 'unavailable') {
      this.page.remote_auth_s3 = login.remoteAuth;
      this.page.api_key = login.publicKey;
    }
    const sso = SSO.flatMap((name) => {
      const value = element.getAttribute(`sso-${name}`);
      return value === null ? [] : [[name, value] as const];
    });
    if (sso.length > 0) this.sso = Object.fromEntries(sso);
  });
}

async function askForLogin({ client, url, siteId }: CommentsElement, language: string) {
  const connection = { url: url.replace(/\/+$/, ''), siteId: String(siteId), language };
  try {
    const { data: token } = await client.accessToken();
    // On a site with a shared cookie, scripts have no token, and the cookie is the credential.
    const withCookie: Credential = client.customer ? 'cookie' : null;
    const credential = token ? { token } : withCookie;
    return (await send(connection, DisqusLoginDocument, {}, credential)).disqusLogin;
  } catch {
    return 'unavailable';
  }
}

/** Loads the script of Disqus. If the script is loaded already, resets it for another page or customer. */
function embed(element: CommentsElement, configure: (this: DisqusConfig) => void): void {
  if (!document.getElementById(THREAD)) {
    const place = document.createElement('div');
    place.id = THREAD;
    element.append(place);
  }
  window.disqus_config = configure;
  if (window.DISQUS) {
    window.DISQUS.reset({ reload: true, config: configure });
    return;
  }
  // A script that is still loading reads the configuration when it has loaded.
  if (document.querySelector('script[data-gatehouse-disqus]')) return;
  const script = document.createElement('script');
  script.src = `https://${element.shortname.toLowerCase()}.disqus.com/embed.js`;
  script.async = true;
  script.dataset.timestamp = String(Date.now());
  script.dataset.gatehouseDisqus = '';
  document.head.append(script);
}
