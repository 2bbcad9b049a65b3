import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ko } from './ko.ts';

/** The texts of the customer pages, in the languages of the mails. */
export type Texts = Readonly<{
  passwordReset: string;
  emailVerify: string;
  passwordlessLogin: string;
  emailChangeUndo: string;
  emailChangeDecline: string;
  /** What the view does, shown before the button is pressed. `{site}` is the name of the site. */
  aboutReset: string;
  aboutVerify: string;
  aboutLogin: string;
  aboutUndo: string;
  aboutDecline: string;
  email: string;
  password: string;
  save: string;
  confirm: string;
  undo: string;
  logIn: string;
  logOut: string;
  /** `{email}` is that of the customer. */
  loggedIn: string;
  loggedOut: string;
  changed: string;
  confirmed: string;
  undone: string;
  declined: string;
  factor: string;
  passkey: string;
  enrolment: string;
  wrongFactor: string;
  over: string;
  /** The same, for a link that cannot be requested again. */
  overForGood: string;
  tooMany: string;
  failed: string;
  /** What the login or the reset has removed. */
  passwordRemoved: string;
  waysInRemoved: string;
  needsScript: string;
  /** Why a password is refused. `{count}` is the minimum number of characters. */
  tooShort: string;
  tooPlain: string;
  tooCommon: string;
  tooEasy: string;
  refusedPassword: string;
}>;

export const TEXTS: Readonly<Record<string, Texts>> = { en, de, fr, it, es, ko };
