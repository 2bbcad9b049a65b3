import type { TemplateResult } from 'lit';
import type { Gatehouse, Result, SecondFactor, Site } from '../../../clients/browser/gatehouse.ts';
import type { Form } from '../../core/form-element.ts';
import type { GatehouseElement } from '../../core/gatehouse-element.ts';
import type { Texts } from '../../core/texts/en.ts';

export type ViewName =
  | 'login'
  | 'register'
  | 'forgot'
  | 'forgot-sent'
  | 'reset'
  | 'passwordless'
  | 'code'
  | 'link'
  | 'verify'
  | 'undo'
  | 'decline'
  | 'second-factor'
  | 'recovery-code'
  | 'enrol'
  | 'enrol-totp'
  | 'recovery-codes'
  | 'logged-in'
  | 'account'
  | 'password'
  | 'terms'
  | 'link-account'
  | 'link-confirm';

/** An identity whose login ended with LINK_REQUIRED. The token, if any, comes from the provider's own SDK. */
export type PendingLink = { provider: string; token?: string; nonce?: string };

/** The state that one view passes to the next. */
export type Context = {
  email: string;
  /** The token of a mailed link. */
  token: string;
  secondFactor: SecondFactor | null;
  totp: { id: string; secret: string; uri: string } | null;
  recoveryCodes: readonly string[];
  /** A text below the title of the view. Screen readers announce the text. */
  notice: string | null;
  /** The view after a login; null: the view "You are logged in". */
  next: ViewName | null;
  /** How the login has changed the ways to log in, for the notice after the terms are accepted. */
  waysInChanged: readonly string[];
  /** The identity to link after the next login. */
  link: PendingLink | null;
};

export const emptyContext: Context = {
  email: '',
  token: '',
  secondFactor: null,
  totp: null,
  recoveryCodes: [],
  notice: null,
  next: null,
  waysInChanged: [],
  link: null,
};

/** How a login has changed the ways to log in. */
export type Changes = { waysInChanged: readonly string[] };

/** The text about how a login has changed the ways to log in; null if it has not. */
export function noticeOf(waysInChanged: readonly string[], texts: Texts): string | null {
  const notices: Readonly<Record<string, string>> = {
    PASSWORD_REMOVED: texts.passwordRemoved,
    WAYS_IN_REMOVED: texts.waysInRemoved,
    IDENTITY_LINKED: texts.identityLinked,
  };
  return waysInChanged.map((change) => notices[change] ?? '').join(' ') || null;
}

export type Stage = {
  client: Gatehouse;
  site: Site | null;
  texts: Texts;
  context: Context;
  canUsePasskeys: boolean;
  /** The attributes of the element, for elements inside it. */
  attributes: Pick<GatehouseElement, 'url' | 'siteId' | 'language' | 'storage'> & { loginHint: string };
  /** The language of the page, such as `fr`. */
  language: string;
  /** Shows another view. */
  go(view: ViewName, changes?: Partial<Context>): void;
  /** Runs an operation outside the form, such as a passkey login. An error is shown; data is passed to `then`. */
  run<Data>(operation: () => Promise<Result<Data>>, then: (data: Data) => void): Promise<void>;
  /** Called after any successful login. */
  finish(loggedIn: Changes): void;
  /** Links the pending identity to the customer who is logged in. */
  linkIdentity(password?: string): Promise<Result<() => void>>;
};

/** A view as data: its texts, its fields and the action of its button. */
export type View = {
  title: string;
  intro?: string | TemplateResult;
  /** Above the form. */
  before?: TemplateResult;
  form?: Form;
  /** Below the form. */
  after?: TemplateResult;
};
