import { once } from '../../lib/once.ts';
import { unseal } from '../../lib/sealed.ts';
import type { Work } from '../../platform/jobs/runner.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { keepInOutbox } from './outbox.ts';
import { MAIL_PURPOSE, type Mail, type QueuedMail, type SealedMail } from './queue-mail.ts';

const AT_ONCE = 8;
/** One account leaves places for the others. */
const AT_ONCE_PER_ACCOUNT = 5;
const TIMEOUT_MS = 10_000;

/** Delivers one mail. @throws when it did not arrive, and may later */
type Deliver = (mail: Mail) => Promise<void>;

/** Suppress automatic replies: RFC 3834 §5, and the header that Exchange uses. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * Sends queued mail, of all accounts in turn. A mail that does not arrive is tried again for a day, then given up;
 * its content is never logged. A mail whose link or code is no longer valid is dropped.
 */
export function mailWork(runtime: Runtime): Work {
  const { clock, log } = runtime;
  const deliver = openTransport(runtime);
  return {
    queue: 'mail',
    atOnce: AT_ONCE,
    atOncePerGroup: AT_ONCE_PER_ACCOUNT,
    tenantOf: (groupId) => groupId,
    async perform(data, signal) {
      const queued = data as QueuedMail;
      try {
        const mail = await currentMail(runtime, queued);
        if (mail) await Promise.race([deliver(mail), aborted(signal)]);
        else log.info('mail dropped: its link or code is no longer valid');
      } catch (error) {
        const last = !signal.aborted && (isPermanent(error) || clock() >= new Date(queued.until));
        log.error({ failure: failureOf(error), givenUp: last }, 'mail not sent');
        if (!last) throw error;
      }
    },
  };
}

/** The mail to send now; null where the link or the code is spent, withdrawn or expired. */
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
  const codeIsOver = codeUntil !== undefined && now >= new Date(codeUntil);
  return (codeIsOver && withoutCode) || mail;
}

/** Not loaded by the start: it is needed for the first mail. */
export const loadMailer = once(() => import('nodemailer'));

/**
 * Returns how mail is sent: by the SMTP server, or else into the development outbox. Without both, each attempt
 * fails, and the mail stays in the queue as it does during an outage of the server.
 */
function openTransport({ settings, prisma, clock, log }: Runtime): Deliver {
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
    return async ({ to, subject, text, html }) => {
      const transport = await open();
      await transport.sendMail({ to: { name: '', address: to }, subject, text, ...(html ? { html } : {}) });
    };
  }
  if (outbox) return (mail) => keepInOutbox(prisma, mail, clock());
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

/** A refusal that another attempt does not change (RFC 5321 §4.2.1), of this very mail. */
function isPermanent(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return responseCode !== undefined && responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command ?? '');
}

/** What may be logged: servers repeat the recipient, and sometimes the mail, in their answers. */
function failureOf(error: unknown) {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  return { code, responseCode, command };
}
