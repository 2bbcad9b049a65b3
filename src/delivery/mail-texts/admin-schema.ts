import { snakeCase } from '../../lib/snake-case.ts';
import { builder } from '../../schema-core/builder.ts';
import { IF_PART_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import type { Mail } from '../mail/mail.ts';
import { MAIL_KINDS, templateOf } from '../mail/templates/languages.ts';
import type { MailKind as Kind } from '../mail/templates/template.ts';
import { type MailVariable as Variable, variablesOf } from '../mail/templates/variables.ts';
import { previewMail, sendTestMail } from './preview.ts';
import { type CurrentMailText, listMailTexts, removeMailText, setMailText } from './site-texts.ts';

const DESCRIPTIONS: Record<Kind, string> = {
  passwordReset: 'The link to choose a new password.',
  emailVerification: 'The link that verifies an email.',
  newEmailVerification: 'The links that verify and decline a changed email.',
  passwordlessLogin: 'The link and the code of a login without a password.',
  passwordChanged: 'The password was changed.',
  emailChanged:
    'The email was changed. This mail goes to the previous email, with a link that undoes the change.',
  emailRestored: 'A change of the email was reversed.',
  authenticatorAdded: 'A second factor was added.',
  authenticatorRemoved: 'A second factor was removed.',
  recoveryCodesRenewed: 'New recovery codes were made.',
  identityLinked: 'An identity provider was linked.',
  identityUnlinked: 'An identity provider was unlinked.',
  passwordRemoved: 'The password was removed, because the owner of an unverified email has verified it.',
  waysInRemoved:
    'Linked identities and second factors were removed, because the owner of an unverified email has verified it.',
  newDevice: 'A device that was not seen before has logged in.',
};

const MailKind = builder.enumType('MailKind', {
  description: 'A kind of mail to customers.',
  values: Object.fromEntries(
    MAIL_KINDS.map((value) => [enumName(value), { value, description: DESCRIPTIONS[value] }]),
  ) as Record<string, { value: Kind; description: string }>,
});

/** `passwordReset` → `PASSWORD_RESET`. */
function enumName(kind: string): string {
  return snakeCase(kind).toUpperCase();
}

const MailVariable = builder.objectRef<Variable>('MailVariable').implement({
  description: 'A variable that the text of a mail may use, as `{{name}}`.',
  fields: (t) => ({
    name: t.exposeString('name'),
    required: t.exposeBoolean('isRequired', {
      description: 'Whether the paragraphs must contain the variable.',
    }),
    optional: t.exposeBoolean('isOptional', {
      description: 'Whether the value can be empty. `{{name|text}}` then shows the text instead.',
    }),
  }),
});

const MailText = builder.objectRef<CurrentMailText>('MailText').implement({
  description: 'The text of one kind of mail of a site: the own text of the site, or the default text.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MailKind }),
    language: t.exposeString('language'),
    isOwn: t.boolean({
      description: 'Whether the site has set this text.',
      resolve: ({ updatedAt }) => updatedAt !== null,
    }),
    subject: t.exposeString('subject'),
    paragraphs: t.stringList({ resolve: ({ paragraphs }) => [...paragraphs] }),
    buttonLabel: t.string({
      nullable: true,
      description: 'Null: the mail has no button.',
      resolve: ({ kind, language, buttonLabel }) => buttonLabel ?? templateOf(kind, language).action ?? null,
    }),
    hasOwnButtonLabel: t.boolean({
      description: 'Whether the site has set the label of the button.',
      resolve: ({ buttonLabel }) => buttonLabel !== null,
    }),
    fixedParagraphs: t.stringList({
      description:
        'The text that follows the paragraphs, such as the advice for a customer who did not cause the mail. A site ' +
        'cannot change it.',
      resolve: ({ kind, language }) => {
        const { warning, other } = templateOf(kind, language);
        return [...warning, ...(other ? [other.before, '{{otherLink}}'] : [])];
      },
    }),
    variables: t.field({
      type: [MailVariable],
      description: 'The variables that a text of this kind may use.',
      resolve: ({ kind }) => variablesOf(kind),
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the site has set this text.',
    }),
  }),
});

const MailPreview = builder.objectRef<Mail>('MailPreview').implement({
  description: 'A mail with sample values. Its links have no token.',
  fields: (t) => ({
    to: t.exposeString('to'),
    subject: t.exposeString('subject'),
    text: t.exposeString('text', { description: 'The plain text part.' }),
    html: t.string({ description: 'The HTML part.', resolve: ({ html }) => html ?? '' }),
  }),
});

const MailTextInput = builder.inputType('MailTextInput', {
  description:
    'A text for one kind of mail in one language. It is plain text, and may have variables such as `{{siteName}}`.',
  fields: (t) => ({
    subject: t.string({
      required: true,
      description: 'Up to 200 characters. It may not contain `{{link}}`, `{{code}}` or `{{codeUntil}}`.',
    }),
    paragraphs: t.stringList({
      required: true,
      description:
        'Up to 20 paragraphs of up to 1,000 characters. A paragraph that is only `{{link}}` is the button. Line ' +
        'breaks are kept.',
    }),
    buttonLabel: t.string({ description: 'Up to 60 characters, without variables. Null: the default.' }),
  }),
});

builder.queryFields((t) => ({
  mailTexts: t.adminField({
    role: 'SUPPORT',
    type: [MailText],
    description:
      'The mail texts of a site, by kind and language: its own text if it has set one, else the default text.',
    args: {
      siteId: t.arg.id({ required: true }),
      language: t.arg.string({ description: 'en, fr, it, ko, es or de. Absent: all.' }),
    },
    resolve: (acting, { siteId, language }, { runtime }) =>
      listMailTexts(runtime, acting, siteId, language ?? null),
  }),
  previewMail: t.adminField({
    role: 'SUPPORT',
    type: MailPreview,
    description: 'Composes a mail of a site with sample values, without sending it.',
    args: {
      siteId: t.arg.id({ required: true }),
      kind: t.arg({ type: MailKind, required: true }),
      language: t.arg.string({ required: true }),
      draft: t.arg({
        type: MailTextInput,
        description: 'A text that is not set yet. Absent: the current text.',
      }),
    },
    resolve: (acting, { draft, ...mail }, { runtime }) => previewMail(runtime, acting, mail, draft ?? null),
  }),
}));

builder.mutationFields((t) => ({
  setMailText: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: MailText,
    description:
      'Sets the text of a site for one kind of mail in one language. It applies from the next mail. The ' +
      '`fixedParagraphs` still follow it.',
    args: {
      siteId: t.arg.id({ required: true }),
      kind: t.arg({ type: MailKind, required: true }),
      language: t.arg.string({ required: true, description: 'en, fr, it, ko, es or de.' }),
      input: t.arg({ type: MailTextInput, required: true }),
      ifUpdatedAt: t.arg({ type: 'DateTime', description: IF_PART_UPDATED_AT }),
    },
    resolve: (acting, { input, ifUpdatedAt, ...mail }, { runtime }) =>
      setMailText(runtime, acting, mail, input, ifUpdatedAt),
  }),
  removeMailText: t.adminField({
    role: 'ADMIN',
    type: MailText,
    description:
      'Removes the own text of a site for one kind of mail in one language. These mails then have the default text.',
    args: {
      siteId: t.arg.id({ required: true }),
      kind: t.arg({ type: MailKind, required: true }),
      language: t.arg.string({ required: true }),
    },
    resolve: (acting, mail, { runtime }) => removeMailText(runtime, acting, mail),
  }),
  sendTestMail: t.adminField({
    role: 'ADMIN',
    type: MailPreview,
    description:
      'Sends a mail of a site with sample values, marked as a test, to the collaborator who calls. Up to five per ' +
      'hour and kind.',
    args: {
      siteId: t.arg.id({ required: true }),
      kind: t.arg({ type: MailKind, required: true }),
      language: t.arg.string({ required: true }),
    },
    resolve: (acting, mail, { runtime }) => sendTestMail(runtime, acting, mail),
  }),
}));
