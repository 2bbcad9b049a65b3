import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

/** The types that the npm package of the Elements declares, for the scripts of a page. */

export interface PageElement extends HTMLElement {
  /** The address of the service. */
  url: string;
  siteId: string;
  /** Such as `fr`; empty: the language of the page, then the browser's. */
  language: string;
  storage: 'memory' | 'session' | 'local';
  /** Resolves when texts and settings are loaded. */
  readonly loaded: Promise<void>;
  /** The client that all elements of this site share. */
  readonly client: Gatehouse;
}

export interface AuthPageElement extends PageElement {
  dialog: boolean;
  /** Shows a view and opens the dialog. A customer who is not logged in sees the login before a view of the account. */
  open(view?: 'login' | 'register' | 'forgot' | 'passwordless' | 'account' | 'password'): Promise<void>;
  /** After a login that ended with LINK_REQUIRED: the identity is linked to the account that the customer logs in to. */
  chooseAccount(link: { provider: string; token?: string; nonce?: string }): Promise<void>;
  /** Closes the dialog. */
  close(): void;
}

export interface AccountPageElement extends PageElement {
  accountPage: string;
}

export interface GatePageElement extends PageElement {
  /** The id of a plan; empty: every logged-in customer has access. */
  plan: string;
  readonly access: 'loading' | 'logged-out' | 'refused' | 'unavailable' | 'granted';
}

export interface DisqusPageElement extends PageElement {
  /** The shortname of the forum at Disqus. */
  shortname: string;
  /** The identifier of the thread. Empty: the thread of `pageUrl`. */
  identifier: string;
  /** Empty: the address of the page, without query and fragment. */
  pageUrl: string;
  pageTitle: string;
  readonly state: 'loading' | 'logged-in' | 'logged-out' | 'email-not-verified' | 'unavailable';
}

declare global {
  interface HTMLElementTagNameMap {
    'gatehouse-account': AccountPageElement;
    'gatehouse-auth': AuthPageElement;
    'gatehouse-disqus': DisqusPageElement;
    'gatehouse-gate': GatePageElement;
    'gatehouse-profile': PageElement;
  }
}
