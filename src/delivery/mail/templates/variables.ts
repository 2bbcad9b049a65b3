import type { MailKind, MailValues } from './template.ts';

/** The variables of every mail. */
const COMMON = ['siteName', 'firstName', 'lastName', 'email'] as const;

/** The variables that may be empty. They can have a text for that case: `{{firstName|customer}}`. */
const OPTIONAL = new Set<string>(['firstName', 'lastName']);

/** The variables that a text must contain, if its kind of mail has them. */
const REQUIRED = new Set<string>(['link', 'code']);

/**
 * The variables of each kind that the text of a site may use. The link of `emailChanged` and the second link of
 * `newEmailVerification` are not among them, because they are in the fixed part of the mail.
 */
const OF_KIND: { [Kind in MailKind]: readonly Exclude<keyof MailValues[Kind], 'siteName' | 'otherLink'>[] } =
  {
    passwordReset: ['link', 'until'],
    emailVerification: ['link', 'until'],
    newEmailVerification: ['link', 'until'],
    passwordlessLogin: ['link', 'until', 'code', 'codeUntil'],
    passwordChanged: ['at'],
    emailChanged: ['at'],
    emailRestored: ['at'],
    authenticatorAdded: ['at'],
    authenticatorRemoved: ['at'],
    recoveryCodesRenewed: ['at'],
    identityLinked: ['at', 'provider'],
    identityUnlinked: ['at', 'provider'],
    passwordRemoved: ['at'],
    waysInRemoved: ['at'],
    newDevice: ['at', 'device', 'source'],
  };

/** A variable that the text of a site may use. */
export type MailVariable = {
  name: string;
  isRequired: boolean;
  /** Whether it may be empty. */
  isOptional: boolean;
};

export function variablesOf(kind: MailKind): MailVariable[] {
  return [...COMMON, ...OF_KIND[kind]].map((name) => ({
    name,
    isRequired: REQUIRED.has(name),
    isOptional: OPTIONAL.has(name),
  }));
}

/** `{{name}}`, or `{{name|text}}` with a text for an empty value. */
const VARIABLE = /\{\{\s*(\w+)\s*(?:\|([^{}|]*))?\}\}/g;

/** A variable as a text uses it. */
export type UsedVariable = { name: string; fallback: string | null };

export function variablesIn(text: string): UsedVariable[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '', fallback = null]) => ({ name, fallback }));
}

/** Whether a text has double braces that do not enclose a variable. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}/.test(text.replace(VARIABLE, ''));
}

/** Returns the name of the variable if the text is a single variable. */
export function onlyVariable(text: string): string | null {
  const [used] = variablesIn(text);
  return used && text.trim().replace(VARIABLE, '') === '' && variablesIn(text).length === 1
    ? used.name
    : null;
}

/**
 * Replaces the variables with their values. Removes the space before an empty value. A variable inside a value is not
 * replaced.
 */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  const withSpace = new RegExp(` ?${VARIABLE.source}`, 'g');
  return text.replace(withSpace, (used: string, name: string, fallback = '') => {
    const value = (Object.hasOwn(values, name) ? values[name] : '') || fallback.trim();
    return used.startsWith(' ') && value !== '' ? ` ${value}` : value;
  });
}
