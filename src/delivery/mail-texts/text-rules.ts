import { z } from 'zod';
import { requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { isLanguage, LANGUAGES } from '../../platform/messages/language.ts';
import type { MailText } from '../mail/compose.ts';
import type { MailKind } from '../mail/templates/template.ts';
import {
  hasStrayBraces,
  type MailVariable,
  onlyVariable,
  variablesIn,
  variablesOf,
} from '../mail/templates/variables.ts';

const MAX_SUBJECT_LENGTH = 200;
const MAX_PARAGRAPHS = 20;
const MAX_PARAGRAPH_LENGTH = 1_000;
const MAX_LABEL_LENGTH = 60;

/** Variables that a subject may not have, because subjects are shown on locked screens and in lists of mails. */
const NOT_IN_SUBJECT = new Set(['link', 'code', 'codeUntil']);

const language = z.object({
  language: text('language', 2).refine(isLanguage, `The language must be one of ${LANGUAGES.join(', ')}.`),
});

/** @throws IdentityError VALIDATION_FAILED */
export function requireLanguage(given: string): string {
  return requireValid(language, { language: given }).language;
}

/**
 * Checks a text of a site for one kind of mail.
 * @param input a MailTextInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export function requireMailText(kind: MailKind, input: object): MailText {
  const { buttonLabel, ...rest } = requireValid(ruleOf(variablesOf(kind)), input);
  return { ...rest, buttonLabel: buttonLabel ?? null };
}

function ruleOf(all: readonly MailVariable[]) {
  const inSubject = all.filter(({ name }) => !NOT_IN_SUBJECT.has(name));
  const paragraph = content('paragraph', MAX_PARAGRAPH_LENGTH, all, 'LINE_BREAKS').refine(
    (value) => !variablesIn(value).some(({ name }) => name === 'link') || onlyVariable(value),
    {
      error: 'The variable {{link}} must be a paragraph of its own. The button stands there.',
    },
  );
  return z.object({
    subject: content('subject', MAX_SUBJECT_LENGTH, inSubject),
    paragraphs: z
      .array(paragraph)
      .min(1, { error: 'The paragraphs field is required.', abort: true })
      .max(MAX_PARAGRAPHS, { error: `A mail may have up to ${MAX_PARAGRAPHS} paragraphs.`, abort: true })
      .superRefine((paragraphs, context) => {
        for (const message of missing(paragraphs, all)) context.addIssue({ code: 'custom', message });
      }),
    buttonLabel: content('button label', MAX_LABEL_LENGTH, [])
      .refine(() => all.some(({ name }) => name === 'link'), 'This mail has no button of its own.')
      .nullish(),
  });
}

/** The rule for a plain text. In the HTML of a mail it is escaped. */
function content(
  name: string,
  max: number,
  variables: readonly MailVariable[],
  lineBreaks: 'LINE_BREAKS' | 'ONE_LINE' = 'ONE_LINE',
) {
  const control = lineBreaks === 'LINE_BREAKS' ? /[^\P{Cc}\n]/u : /\p{Cc}/u;
  return text(name, max)
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .superRefine((value, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', message });
      if (value === '') refuse(`The ${name} field is required.`);
      if (control.test(value)) refuse(`The ${name} contains characters that are not allowed.`);
      if (hasStrayBraces(value))
        refuse(`The ${name} has braces that do not enclose a variable, such as {{siteName}}.`);
      for (const { name: used, fallback } of variablesIn(value)) {
        const variable = variables.find((known) => known.name === used);
        if (!variable) refuse(`The ${name} has the unknown variable {{${used}}}. ${listOf(variables)}`);
        else if (fallback !== null && !variable.isOptional)
          refuse(`The variable {{${used}}} is never empty, so it may not have a text for an empty value.`);
      }
    });
}

function listOf(variables: readonly MailVariable[]): string {
  if (variables.length === 0) return 'It may have no variables.';
  return `It may have ${variables.map(({ name }) => `{{${name}}}`).join(', ')}.`;
}

/** Returns an error for each required variable that is missing, and for a repeated `{{link}}`. */
function missing(paragraphs: readonly string[], variables: readonly MailVariable[]): string[] {
  const used = paragraphs.flatMap(variablesIn).map(({ name }) => name);
  const absent = variables.filter(({ name, isRequired }) => isRequired && !used.includes(name));
  return [
    ...absent.map(({ name }) => `The paragraphs must have the variable {{${name}}}.`),
    ...(used.filter((name) => name === 'link').length > 1
      ? ['The paragraphs may have {{link}} only once.']
      : []),
  ];
}
