import { once } from '../../lib/once.ts';
import { traced } from '../../lib/tracing.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import type { Work } from '../../platform/jobs/runner.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { DeliveryOutcome } from '../../platform/statistics/statistics-counts.ts';
import type { Mail } from './mail.ts';
import { storeInOutbox } from './outbox.ts';
import { MAIL_PURPOSE, type QueuedMail, type SealedMail } from './queue-mail.ts';

const CONCURRENCY = 8;
/** Less than `CONCURRENCY`, so that one account does not block the others. */
const CONCURRENCY_PER_ACCOUNT = 5;
const TIMEOUT_MS = 10_000;

/** The span has neither the recipient nor the subject. */
const SPAN = { name: 'send mail', kind: 'client' } as const;

/** Sends one mail. @throws if it was not accepted */
type Send = (mail: Mail) => Promise<void>;

/** These headers prevent automatic replies: that of RFC 3834 §5, and that of Exchange. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * Sends queued mails. Accounts take turns. A mail that is not accepted is retried for a day, then dropped. A mail that
 * the server refuses permanently is dropped at once. `currentMail` says which other mails are dropped. The content of
 * mails is never logged.
 */
export function mailWork(runtime: Runtime): Work {
  const { clock, log, statisticsCounts } = runtime;
  const send = openTransport(runtime);
  return {
    queue: 'mail',
    atOnce: CONCURRENCY,
    atOncePerGroup: CONCURRENCY_PER_ACCOUNT,
    tenantOf: (groupId) => groupId,
    async perform(data, signal) {
      const queued = data as QueuedMail;
      const count = (outcome: DeliveryOutcome) =>
        statisticsCounts.add({ accountId: queued.accountId ?? 0, kind: 'MAIL', outcome }, clock());
      try {
        const mail = await currentMail(runtime, queued);
        if (mail) await traced(SPAN, () => Promise.race([send(mail), aborted(signal)]));
        else log.info('mail dropped: its link or code is no longer valid');
        count(mail ? 'SENT' : 'EXPIRED');
      } catch (error) {
        const last = !signal.aborted && (isPermanent(error) || clock() >= new Date(queued.until));
        // An attempt that the end of the process has interrupted is not counted as failed.
        if (!signal.aborted) count(last ? 'GIVEN_UP' : 'ATTEMPT_FAILED');
        log.error({ failure: loggableFailure(error), givenUp: last }, 'mail not sent');
        if (!last) throw error;
      }
    },
  };
}

/**
 * Decrypts the mail to send now: without the code, if the code has expired. Null if the link has expired, or if the
 * link or the code is spent or withdrawn.
 */
async function currentMail(
  { prisma, derivedKeys, clock }: Runtime,
  { sealed, endsAt, linkId, codeId, codeUntil }: QueuedMail,
): Promise<Mail | null> {
  const now = clock();
  if (endsAt !== undefined && now >= new Date(endsAt)) return null;
  const ids = [linkId, codeId].filter((id) => id !== undefined);
  if (ids.length > 0) {
    const [tokens] = await prisma.$queryRaw<{ unspent: number }[]>`
      WITH next AS (SELECT spent_at FROM one_time_token WHERE id = ANY(${ids}::uuid[]))
      SELECT count(*) FILTER (WHERE spent_at IS NULL)::int AS unspent FROM next`;
    if ((tokens?.unspent ?? 0) < ids.length) return null;
  }
  const { withoutCode, ...mail } = JSON.parse(await unseal(derivedKeys, MAIL_PURPOSE, sealed)) as SealedMail;
  const isCodeExpired = codeUntil !== undefined && now >= new Date(codeUntil);
  return (isCodeExpired && withoutCode) || mail;
}

/** Loaded after the start of a server, or at the first mail, so that the process starts faster. */
export const loadMailer = once(() => import('nodemailer'));

/**
 * Creates the transport: the SMTP server, or the development outbox. If neither is set, every attempt fails, and is
 * retried as during an outage of the mail server.
 */
function openTransport({ settings, prisma, clock, log }: Runtime): Send {
  const { smtpUrl, mailFrom, outbox } = settings;
  if (smtpUrl) {
    const options = {
      url: smtpUrl,
      pool: false,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    const open = once(async () =>
      (await loadMailer()).default.createTransport(options, { from: mailFrom, headers: HEADERS }),
    );
    return async ({ to, subject, text, html, fromName, replyTo }) => {
      const transport = await open();
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        ...(html && { html }),
        ...(fromName && { from: { name: fromName, address: mailFrom.address } }),
        ...(replyTo && { replyTo: { name: '', address: replyTo } }),
      });
    };
  }
  if (outbox) return (mail) => storeInOutbox(prisma, mail, clock());
  log.error('no mail can be sent: SMTP_URL is not set, and the outbox is off');
  return async () => {
    throw Object.assign(new Error('SMTP_URL is not set'), { code: 'NO_SMTP_URL' });
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Whether the server refuses this mail permanently (RFC 5321 §4.2.1). */
function isPermanent(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return responseCode !== undefined && responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command ?? '');
}

/** The loggable part of an error. The response of a server can contain the recipient, and parts of the mail. */
function loggableFailure(error: unknown) {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  return { code, responseCode, command };
}
