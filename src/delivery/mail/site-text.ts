import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { MailText } from './compose.ts';
import { mailLanguage } from './templates/languages.ts';
import type { MailKind } from './templates/template.ts';

/** The text of a site for one kind of mail in one language. Null: the default text is used. */
export function findMailText(
  db: Db,
  { id: siteId }: Pick<Site, 'id'>,
  kind: MailKind,
  language: string,
): Promise<MailText | null> {
  return db.siteMailText.findUnique({
    where: { siteId_kind_language: { siteId, kind, language: mailLanguage(language) } },
    select: { subject: true, paragraphs: true, buttonLabel: true },
  });
}
