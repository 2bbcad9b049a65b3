import { addSeconds } from '../../lib/clock.ts';
import type { Acting, ActingCollaborator } from '../../platform/acting.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { emailKey } from '../../platform/identifiers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { findSiteOfAccount } from '../../tenancy/sites/site-settings.ts';
import { composeMail, type MailOptions } from '../mail/compose.ts';
import type { Mail } from '../mail/mail.ts';
import { findMailLook } from '../mail/mail-look.ts';
import { requireMailPermit, senderOf } from '../mail/mail-permit.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMailText } from '../mail/site-text.ts';
import type { MailKind } from '../mail/templates/template.ts';
import { requireLanguage, requireMailText } from './text-rules.ts';

/** Names a mail of a site. */
export type MailOfSite = { siteId: string; kind: MailKind; language: string };

/**
 * Composes a mail of a site with sample values, without sending it.
 * @param draft a MailTextInput that is not stored yet; null: the current text of the site
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function previewMail(
  runtime: Runtime,
  acting: Acting,
  mail: MailOfSite,
  draft: object | null,
): Promise<Mail> {
  const text = draft && requireMailText(mail.kind, draft);
  const site = await siteOf(runtime, acting, mail);
  return sampleMail(runtime, site, mail, { to: { email: SAMPLE_EMAIL }, ...(text && { text }) });
}

/**
 * Sends a mail of a site with sample values, marked as a test, to the collaborator who calls.
 * @throws IdentityError VALIDATION_FAILED, RATE_LIMITED; NOT_FOUND, also for a site of another account
 */
export async function sendTestMail(
  runtime: Runtime,
  acting: ActingCollaborator,
  mail: MailOfSite,
): Promise<Mail> {
  const { accountId, actor, collaborator } = acting;
  const site = await siteOf(runtime, acting, mail);
  const now = runtime.clock();
  const { email } = collaborator;
  const composed = await sampleMail(runtime, site, mail, { to: { email }, isTest: true });
  const kind = `collaboratorMailTest:${mail.kind}` as const;
  const sender = senderOf(actor, accountId);
  const count = { kind, accountId, emailKey: emailKey(email), sender };
  const permit = await requireMailPermit(runtime, count, now);
  await runtime.prisma.$transaction(async (tx) => {
    const from = { fromName: site.mailSenderName, replyTo: site.mailReplyTo };
    await queueMail(tx, runtime, permit, { ...composed, ...from }, now);
    const target = { kind: 'site', id: site.id };
    const after = { kind: mail.kind, language: mail.language };
    await recordAudit(tx, actor, { accountId, action: 'site.mail_tested', target, after }, now);
  });
  return composed;
}

function siteOf({ prisma }: Runtime, acting: Acting, { siteId, language }: MailOfSite): Promise<Site> {
  requireLanguage(language);
  return findSiteOfAccount({ prisma }, acting, siteId);
}

/** @param options `text` replaces the text of the site */
async function sampleMail(
  { prisma, settings, clock }: Runtime,
  site: Site,
  { kind, language }: MailOfSite,
  options: Pick<MailOptions, 'to' | 'text' | 'isTest'>,
): Promise<Mail> {
  const text = await findMailText(prisma, site, kind, language);
  const look = await findMailLook(prisma, site, settings);
  const names = { firstName: 'Alex', lastName: 'Martin' };
  return composeMail(
    kind,
    { language, look, text, ...options, to: { ...names, ...options.to } },
    sampleValues(site, settings, clock()),
  );
}

const SAMPLE_EMAIL = 'alex.martin@example.com';

/** Values for every kind of mail. The links lead to the site, its login host or this service, and have no token. */
function sampleValues(site: Site, { publicUrl }: { publicUrl: string }, now: Date) {
  const page = new URL('?test-mail', site.link ?? loginOrigin(site, publicUrl) ?? publicUrl).href;
  return {
    siteName: site.name,
    link: page,
    otherLink: page,
    at: now,
    until: addSeconds(now, 3_600),
    code: '123456',
    codeUntil: addSeconds(now, 600),
    provider: 'google',
    device: 'Firefox, Linux',
    // An address for documentation (RFC 5737).
    source: '192.0.2.1',
  };
}
