import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxMail } from '../../src/database/client/client.ts';
import type { TestServer } from './server.ts';

const PATIENCE_MS = 30_000;

/** The mails of the development outbox to an address, the latest first. */
export async function mailsTo({ gatehouse }: TestServer, recipient: string): Promise<OutboxMail[]> {
  return gatehouse.prisma.outboxMail.findMany({ where: { recipient }, orderBy: { id: 'desc' } });
}

/**
 * The token in the link of the latest mail to an address; awaited, since mail is sent after the answer.
 * @param after that of the mail before
 */
export async function mailedToken(server: TestServer, recipient: string, after?: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [latest] = await mailsTo(server, recipient);
    const [, token] = /[#?&]token=([\w.-]+)/.exec(latest?.text ?? '') ?? [];
    if (token !== undefined && token !== after) return token;
    if (Date.now() > deadline) throw new Error(`There came no mail with a link to ${recipient}`);
    await sleep(20);
  }
}
