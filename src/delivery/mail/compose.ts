import type { Customer } from '../../platform/database/client/client.ts';
import type { Mail } from './mail.ts';
import { type MailPart, mailHtml } from './mail-html.ts';
import { DEFAULT_LOOK, type MailLook } from './mail-look.ts';
import { mailLanguage, templateOf } from './templates/languages.ts';
import { limitNotice } from './templates/limit-notice.ts';
import type { MailKind, MailValues } from './templates/template.ts';
import { testNotice } from './templates/test-notice.ts';
import { fillVariables, onlyVariable, variablesIn } from './templates/variables.ts';

/** A text of a site. It replaces the default text of one kind of mail in one language. */
export type MailText = { subject: string; paragraphs: readonly string[]; buttonLabel: string | null };

export type MailOptions = {
  /** The recipient, with the names that a text of a site may use. */
  to: Pick<Customer, 'email'> & Partial<Pick<Customer, 'firstName' | 'lastName'>>;
  /** One of the six languages. Any other value counts as English. */
  language: string;
  /** The text of the site. Absent: the default text. */
  text?: MailText | null;
  /** The look of the HTML; absent: the default. */
  look?: MailLook;
  /** Adds the notice that no more mails of this kind are sent for up to an hour. */
  isLast?: boolean;
  /** Marks the mail as a test. */
  isTest?: boolean;
};

/**
 * Composes a mail as plain text and as HTML. Every value is escaped in the HTML.
 * @param without the names of values to leave out, together with every paragraph that uses one of them
 */
export function composeMail<Kind extends MailKind>(
  kind: Kind,
  { to, language, text = null, look = DEFAULT_LOOK, isLast = false, isTest = false }: MailOptions,
  values: MailValues[Kind],
  without: readonly string[] = [],
): Mail {
  const known = mailLanguage(language);
  const template = templateOf(kind, known);
  const paragraphs = [...(text ?? template).paragraphs, ...template.warning].filter(
    (paragraph) => !variablesIn(paragraph).some(({ name }) => without.includes(name)),
  );
  const test = testNotice(known);
  const all = [
    ...(isTest ? [test.paragraph] : []),
    ...paragraphs,
    ...(isLast ? [limitNotice(known)] : []),
    ...(template.other ? [template.other.before, '{{otherLink}}'] : []),
  ];
  const shown = shownValues({ ...namesOf(to), ...values }, known);
  const fill = (part: string) => fillVariables(part, shown);
  const subject = `${isTest ? `[${test.subject}] ` : ''}${fill((text ?? template).subject)}`;
  const labels = {
    link: text?.buttonLabel ?? template.action ?? '',
    otherLink: template.other?.action ?? '',
  };
  const mail = {
    to: to.email,
    // A line break would begin another header (RFC 5322 §2.2).
    subject: subject.replace(/\p{Cc}+/gu, ' '),
    text: all.map((part) => `${fill(part)}\n`).join('\n'),
  };
  const head = { title: mail.subject, site: values.siteName, language: known };
  return { ...mail, html: mailHtml(head, partsOf(all, labels, fill), look) };
}

function namesOf({ email, firstName = null, lastName = null }: MailOptions['to']) {
  return { email, firstName: shownName(firstName), lastName: shownName(lastName) };
}

/** Dates are formatted in the mail's language, in UTC, because the recipient's time zone is not known. */
function shownValues(values: Readonly<Record<string, string | Date>>, language: string) {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    value instanceof Date ? `${format.format(value)} UTC` : value,
  ]);
  return Object.fromEntries(shown) as Record<string, string>;
}

/** The parts of the HTML: the same paragraphs, with a button and a link in place of the URLs. */
function partsOf(
  paragraphs: readonly string[],
  labels: { link: string; otherLink: string },
  fill: (text: string) => string,
): MailPart[] {
  return paragraphs.map((paragraph) => {
    const name = onlyVariable(paragraph);
    if (name !== 'link' && name !== 'otherLink') return { paragraph: fill(paragraph) };
    return { href: fill(paragraph), label: fill(labels[name]), isButton: name === 'link' };
  });
}

const MAX_LENGTH = 40;

/** Letters, and between them single spaces, hyphens, apostrophes, and periods that end a word. */
const NAME = /^[\p{L}\p{M}]+(?:(?:['’]|\.?[ -])[\p{L}\p{M}]+)*\.?$/u;

/**
 * Returns the name of a customer as it appears in a mail, or an empty text. An attacker can register with the email of
 * another person, who then gets a mail with the name that the attacker has chosen. So a name that is long, or could
 * contain a URL, is not shown.
 */
function shownName(name: string | null): string {
  const trimmed = name?.trim() ?? '';
  return trimmed.length <= MAX_LENGTH && NAME.test(trimmed) ? trimmed : '';
}
