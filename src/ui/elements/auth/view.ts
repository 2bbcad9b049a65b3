import type { TemplateResult } from 'lit';
import type { Gatehouse, Result, SecondFactor, Site } from '../../../clients/browser/gatehouse.ts';
import type { Form } from '../../core/form-element.ts';
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
  | 'logged-in';

/** What one view hands to the next. */
export type Context = {
  email: string;
  /** Of a mailed link. */
  token: string;
  secondFactor: SecondFactor | null;
  totp: { id: string; secret: string; uri: string } | null;
  recoveryCodes: readonly string[];
  /** Said above the view, and announced. */
  notice: string | null;
};

export const emptyContext: Context = {
  email: '',
  token: '',
  secondFactor: null,
  totp: null,
  recoveryCodes: [],
  notice: null,
};

export type Stage = {
  client: Gatehouse;
  site: Site | null;
  texts: Texts;
  context: Context;
  canUsePasskeys: boolean;
  /** Of the page, such as `fr`. */
  language: string;
  /** Shows another view. */
  go(view: ViewName, changes?: Partial<Context>): void;
  /** Runs an operation outside the form, such as a passkey; its error is shown. @returns whether it succeeded */
  run<Data>(operation: () => Promise<Result<Data>>, then: (data: Data) => void): Promise<void>;
  /** After any successful login. */
  finish(loggedIn: { waysInChanged: readonly string[] }): void;
};

/** A view is data: what it says, what it asks for, and what its button does. */
export type View = {
  title: string;
  intro?: string | TemplateResult;
  /** Above the form. */
  before?: TemplateResult;
  form?: Form;
  /** Below the form. */
  after?: TemplateResult;
};
