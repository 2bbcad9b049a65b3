import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from './server.ts';

/** A mail as its recipient gets it. */
export type ReceivedMail = { subject: string; text: string; html: string };

const TIMEOUT_MS = 120_000;

/** Waits until all queued mail has been sent, because mail is sent after the response. */
async function untilSent({ gatehouse }: TestServer): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const [left] = await gatehouse.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail' AND state < 'completed'`;
    if (left?.count === 0) return;
    if (Date.now() > deadline) throw new Error(`${left?.count} mails have not been sent`);
    await sleep(10);
  }
}

/** Reads the mails of the development outbox to an address, oldest first. */
export async function mailsTo(server: TestServer, address: string): Promise<ReceivedMail[]> {
  const { gatehouse } = server;
  await untilSent(server);
  const mails = await gatehouse.prisma.outboxMail.findMany({
    where: { recipient: address },
    orderBy: { id: 'asc' },
  });
  return mails.map(({ subject, text, html }) => ({ subject, text, html: html ?? '' }));
}

/** Returns the latest mail to an address. @throws when there is none */
export async function lastMailTo(server: TestServer, address: string): Promise<ReceivedMail> {
  const mail = (await mailsTo(server, address)).at(-1);
  if (!mail) throw new Error(`There is no mail to ${address}`);
  return mail;
}

/** Returns every link in the text and the HTML of a mail. */
export function linksIn({ text, html }: ReceivedMail): URL[] {
  const inText = text.match(/https?:\/\/\S+/g) ?? [];
  const inHtml = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return [...inText, ...inHtml].map((link) => new URL(link));
}

/** Returns the token in a mail's link. */
export function tokenIn(mail: ReceivedMail): string {
  const [link] = linksIn(mail);
  return link?.searchParams.get('token') ?? new URLSearchParams(link?.hash.slice(1)).get('token') ?? '';
}

/** Returns the six-digit code of a mail in any language. Links are skipped, because a token may contain six digits. */
export function codeIn({ text }: ReceivedMail): string {
  return /(?<!\d)\d{6}(?!\d)/.exec(text.replace(/https?:\/\/\S+/g, ''))?.[0] ?? '';
}

/** Returns the token in the link of the latest mail to an address. @throws when there is none */
export async function mailedToken(server: TestServer, address: string): Promise<string> {
  return tokenIn(await lastMailTo(server, address));
}
