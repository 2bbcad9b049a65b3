import type { TestServer } from './server.ts';

/** A mail as its reader gets it. */
export type ReceivedMail = { subject: string; text: string; html: string };

/** The mails to an address, the first one first. */
export async function mailsTo({ gatehouse }: TestServer, address: string): Promise<ReceivedMail[]> {
  const mails = await gatehouse.prisma.outboxMail.findMany({
    where: { recipient: address },
    orderBy: { id: 'asc' },
  });
  return mails.map(({ subject, text, html }) => ({ subject, text, html: html ?? '' }));
}

/** The latest of them. @throws when there is none */
export async function lastMailTo(server: TestServer, address: string): Promise<ReceivedMail> {
  const mail = (await mailsTo(server, address)).at(-1);
  if (!mail) throw new Error(`There is no mail to ${address}`);
  return mail;
}

/** Every link of a mail, as it stands in the text and in the HTML. */
export function linksIn({ text, html }: ReceivedMail): URL[] {
  const inText = text.match(/https?:\/\/\S+/g) ?? [];
  const inHtml = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return [...inText, ...inHtml].map((link) => new URL(link));
}

/** The token that a mail's link carries. */
export function tokenIn(mail: ReceivedMail): string {
  return linksIn(mail)[0]?.searchParams.get('token') ?? '';
}

/** The six digits of a mail. */
export function codeIn({ text }: ReceivedMail): string {
  return /: (\d{6})\b/.exec(text)?.[1] ?? '';
}
