import { type MailBrand, mailBrandOf } from './mail-brand.ts';
import { type MailPart, mailHtml } from './mail-html.ts';
import type { Mail } from './queue-mail.ts';
import { de } from './templates/de.ts';
import { en } from './templates/en.ts';
import { es } from './templates/es.ts';
import { fr } from './templates/fr.ts';
import { it } from './templates/it.ts';
import { ko } from './templates/ko.ts';
import { limitNotice } from './templates/limit-notice.ts';
import type { MailKind, MailValues, Template, Templates } from './templates/template.ts';

const LANGUAGES: Readonly<Record<string, Templates>> = { en, fr, it, ko, es, de };

/**
 * Composes a mail: plain text, and the same as HTML in which every value is escaped.
 * @param language one of the six; any other is English
 * @param without values to leave out, with every paragraph that names one of them
 * @param brand the look of the HTML; absent: the default
 * @param isLast adds that no more mails of this kind are sent for an hour
 */
export function composeMail<Kind extends MailKind>(
  kind: Kind,
  {
    to,
    language,
    isLast = false,
    brand = mailBrandOf({}),
  }: { to: string; language: string; isLast?: boolean; brand?: MailBrand },
  values: MailValues[Kind],
  without: readonly string[] = [],
): Mail {
  const known = Object.hasOwn(LANGUAGES, language) ? language : 'en';
  const written: Template = (LANGUAGES[known] ?? en)[kind];
  const named = (paragraph: string) => !without.some((name) => paragraph.includes(`{${name}}`));
  const template = {
    ...written,
    before: written.before.filter(named),
    after: [...written.after.filter(named), ...(isLast ? [limitNotice(known)] : [])],
  };
  const shown = shownValues(values, known);
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_braced, name: string) => shown[name] ?? '');
  const link = template.action === undefined ? null : (shown.link ?? '');
  const other = template.other ? [template.other.before, '{otherLink}'] : [];
  // A line break would begin another header (RFC 5322 §2.2).
  const subject = fill(template.subject).replace(/\p{Cc}+/gu, ' ');
  return {
    to,
    subject,
    text: [...template.before, ...(link === null ? [] : ['{link}']), ...template.after, ...other]
      .map((paragraph) => `${fill(paragraph)}\n`)
      .join('\n'),
    html: mailHtml(
      { title: subject, site: shown.site ?? '', language: known },
      partsOf(template, { link, otherLink: shown.otherLink ?? '' }, fill),
      brand,
    ),
  };
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

/** The parts of the HTML: the same paragraphs, with links instead of addresses. */
function partsOf(
  { before, action, after, other }: Template,
  { link, otherLink }: { link: string | null; otherLink: string },
  fill: (text: string) => string,
): MailPart[] {
  const paragraph = (text: string) => ({ paragraph: fill(text) });
  return [
    ...before.map(paragraph),
    ...(link === null ? [] : [{ href: link, label: action ?? '', isButton: true }]),
    ...after.map(paragraph),
    ...(other ? [paragraph(other.before), { href: otherLink, label: other.action, isButton: false }] : []),
  ];
}
