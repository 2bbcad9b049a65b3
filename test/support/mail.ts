import { expect } from 'vitest';
import { rest } from './client.ts';
import type { TestServer } from './server.ts';

/** A mail as `/outbox.json` shows it. */
export type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  createdAt: string;
};

/** All mail in the development outbox, or that to one address, the latest first. */
export async function outbox({ url }: Pick<TestServer, 'url'>, to?: string): Promise<OutboxMail[]> {
  const { body } = await rest(url, 'GET', '/outbox.json');
  return (body.mails as OutboxMail[]).filter((mail) => to === undefined || mail.to === to);
}

/**
 * The latest mail to an address. Mail goes out a moment after the answer to the request that causes it, so
 * this waits until there are so many of them.
 */
export async function mailTo(
  server: Pick<TestServer, 'url'>,
  to: string,
  { nth = 1 }: { nth?: number } = {},
): Promise<OutboxMail> {
  await expect.poll(() => outbox(server, to), { interval: 20 }).toHaveProperty('length', nth);
  const [latest] = await outbox(server, to);
  if (!latest) throw new Error(`There is no mail to ${to}`);
  return latest;
}
