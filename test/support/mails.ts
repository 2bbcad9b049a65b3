import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from './server.ts';

/** A mail as its recipient gets it. */
export type ReceivedMail = { subject: string; text: string; html: string };

const PATIENCE_MS = 120_000;

/** Mail is sent after the answer: waits until none is on its way any more. */
async function untilSent({ gatehouse }: TestServer): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [left] = await gatehouse.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail' AND state < 'completed'`;
    if (left?.count === 0) return;
    if (Date.now() > deadline) throw new Error(`${left?.count} mails have not been sent`);
    await sleep(10);
  }
}

/** The mails of the development outbox to an address, the first one first. */
export async function mailsTo(server: TestServer, address: string): Promise<ReceivedMail[]> {
  const { gatehouse } = server;
  await untilSent(server);
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
  const [link] = linksIn(mail);
  return link?.searchParams.get('token') ?? new URLSearchParams(link?.hash.slice(1)).get('token') ?? '';
}

/** The six digits of a mail, in any language. A link's token can hold six digits of its own: links are left out. */
export function codeIn({ text }: ReceivedMail): string {
  return /(?<!\d)\d{6}(?!\d)/.exec(text.replace(/https?:\/\/\S+/g, ''))?.[0] ?? '';
}

/** The token in the link of the latest mail to an address. @throws when there is none */
export async function mailedToken(server: TestServer, address: string): Promise<string> {
  return tokenIn(await lastMailTo(server, address));
}
