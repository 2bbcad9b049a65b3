import type { Acting } from '../../platform/acting.ts';
import type { SiteMailText } from '../../platform/database/client/client.ts';
import { LANGUAGES } from '../../platform/messages/language.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { requireUnchanged } from '../../tenancy/audit/conflict.ts';
import { findSiteOfAccount, lockAndFindSite, noteSiteChange } from '../../tenancy/sites/site-settings.ts';
import type { MailText } from '../mail/compose.ts';
import { MAIL_KINDS, templateOf } from '../mail/templates/languages.ts';
import type { MailKind } from '../mail/templates/template.ts';
import { requireLanguage, requireMailText } from './text-rules.ts';

/** The text of one kind of mail in one language: the own text of the site, or the default text. */
export type CurrentMailText = MailText & {
  kind: MailKind;
  language: string;
  /** When the site set its own text. Null for the default text. */
  updatedAt: Date | null;
};

/**
 * Lists the mail texts of a site, by kind and language.
 * @param language null for all languages
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function listMailTexts(
  { prisma }: Runtime,
  acting: Acting,
  siteId: string,
  language: string | null,
): Promise<CurrentMailText[]> {
  const languages = language === null ? LANGUAGES : [requireLanguage(language)];
  const { id } = await findSiteOfAccount({ prisma }, acting, siteId);
  const own = await prisma.siteMailText.findMany({ where: { siteId: id } });
  return MAIL_KINDS.flatMap((kind) =>
    languages.map((each) => {
      const text = own.find((row) => row.kind === kind && row.language === each);
      return text ? ownText(kind, text) : defaultText(kind, each);
    }),
  );
}

/**
 * Sets the text of a site for one kind of mail in one language.
 * @param input a MailTextInput, not yet validated
 * @param ifUpdatedAt the `updatedAt` that the caller has read: of the text, or of the site if it has no own text
 * @throws IdentityError VALIDATION_FAILED; CONFLICT if the text was changed since; NOT_FOUND, also for a site of
 *   another account
 */
export async function setMailText(
  { prisma, clock }: Runtime,
  acting: Acting,
  { siteId, kind, language: given }: { siteId: string; kind: MailKind; language: string },
  input: object,
  ifUpdatedAt: unknown = null,
): Promise<CurrentMailText> {
  const language = requireLanguage(given);
  const text = requireMailText(kind, input);
  const content = { ...text, paragraphs: [...text.paragraphs] };
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const siteId_kind_language = { siteId: site.id, kind, language };
    const before = await tx.siteMailText.findUnique({ where: { siteId_kind_language } });
    const { accountId } = acting;
    const target = { kind: 'site', id: site.id };
    await requireUnchanged(tx, {
      accountId,
      target,
      actions: ['site.mail_text_set', 'site.mail_text_removed'],
      isOfPart: (state) => state.kind === kind && state.language === language,
      current: before && { ...before },
      given: content,
      ifUpdatedAt,
    });
    const { updatedAt } = await noteSiteChange(tx, site, clock());
    const after = await tx.siteMailText.upsert({
      where: { siteId_kind_language },
      create: { ...siteId_kind_language, ...content, updatedAt },
      update: { ...content, updatedAt },
    });
    const entry = {
      accountId,
      action: 'site.mail_text_set',
      target,
      ...(before && { before: audited(before) }),
      after: audited(after),
    };
    await recordAudit(tx, acting.actor, entry, updatedAt);
    return ownText(kind, after);
  });
}

/**
 * Removes the own text of a site for one kind of mail in one language, if there is such a text. These mails then have
 * the default text.
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function removeMailText(
  { prisma, clock }: Runtime,
  acting: Acting,
  { siteId, kind, language: given }: { siteId: string; kind: MailKind; language: string },
): Promise<CurrentMailText> {
  const language = requireLanguage(given);
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const where = { siteId_kind_language: { siteId: site.id, kind, language } };
    const before = await tx.siteMailText.findUnique({ where });
    if (before) {
      await tx.siteMailText.delete({ where });
      const entry = {
        accountId: acting.accountId,
        action: 'site.mail_text_removed',
        target: { kind: 'site', id: site.id },
        before: audited(before),
      };
      const { updatedAt } = await noteSiteChange(tx, site, clock());
      await recordAudit(tx, acting.actor, entry, updatedAt);
    }
    return defaultText(kind, language);
  });
}

function ownText(kind: MailKind, row: SiteMailText): CurrentMailText {
  const { language, subject, paragraphs, buttonLabel, updatedAt } = row;
  return { kind, language, subject, paragraphs, buttonLabel, updatedAt };
}

function defaultText(kind: MailKind, language: string): CurrentMailText {
  const { subject, paragraphs } = templateOf(kind, language);
  return { kind, language, subject, paragraphs, buttonLabel: null, updatedAt: null };
}

function audited({ kind, language, subject, paragraphs, buttonLabel }: SiteMailText) {
  return { kind, language, subject, paragraphs, buttonLabel };
}
