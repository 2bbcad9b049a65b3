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

/** Reads the development outbox, or the mail to one address, latest first. */
export async function outbox({ url }: Pick<TestServer, 'url'>, to?: string): Promise<OutboxMail[]> {
  const { body } = await rest(url, 'GET', '/outbox.json');
  return (body.mails as OutboxMail[]).filter((mail) => to === undefined || mail.to === to);
}

/**
 * Waits until an address has `nth` mails, because mail is sent shortly after the response to the request. @returns the
 * latest one
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
