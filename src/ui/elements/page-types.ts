import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

/** The types that the npm package of the Elements declares: what scripts of a page may use. */

export interface PageElement extends HTMLElement {
  /** The address of the service. */
  url: string;
  siteId: string;
  /** Such as `fr`; empty: the language of the page, then the browser's. */
  language: string;
  storage: 'memory' | 'session' | 'local';
  /** Resolves when texts and settings are there. */
  readonly loaded: Promise<void>;
  /** The client that all elements of this site share. */
  readonly client: Gatehouse;
}

export interface AuthPageElement extends PageElement {
  dialog: boolean;
}

export interface AccountPageElement extends PageElement {
  accountPage: string;
}

export interface GatePageElement extends PageElement {
  /** The id of a plan; empty: every logged-in customer has access. */
  plan: string;
  readonly access: 'loading' | 'logged-out' | 'refused' | 'unavailable' | 'granted';
}

declare global {
  interface HTMLElementTagNameMap {
    'gatehouse-account': AccountPageElement;
    'gatehouse-auth': AuthPageElement;
    'gatehouse-gate': GatePageElement;
    'gatehouse-profile': PageElement;
  }
}
