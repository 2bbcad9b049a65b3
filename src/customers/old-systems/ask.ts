import { failureReason, type Outgoing } from '../../lib/outgoing.ts';
import type { OldSystem } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError, unavailable } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import {
  type OldAddress,
  type OldAnswer,
  type OldRequest,
  OldSystemFailure,
  type Question,
  type Verdict,
} from './adapters/adapter.ts';
import { adapters } from './adapters/adapters.ts';
import { jsonObject } from './adapters/answer-body.ts';
import { OLD_SYSTEM_SECRET } from './old-system.ts';

export type Answered = Exclude<Verdict, { outcome: 'locked' }>;

const RETRY_AFTER_SECONDS = 5;
const MAX_RETRY_AFTER_SECONDS = 300;
/** The old systems do not say how long they lock a customer. Pelcro locks for five minutes. */
const LOCKED_SECONDS = 300;

/**
 * Asks the old system about a password, in one call that is not repeated. A password that this process remembers as
 * wrong is refused without a call.
 * @param isTheirs whether the answer is about the customer whose password was typed
 * @throws IdentityError ACCOUNT_LOCKED if the old system has locked the customer; UNAVAILABLE if it fails, or answers
 *   with another customer. Neither counts against the customer
 */
export async function askOldSystem(
  runtime: Runtime,
  system: OldSystem,
  question: Question,
  isTheirs: (answer: Answered & { outcome: 'right' }) => boolean,
): Promise<Answered> {
  const { refusals, outcomes } = runtime.oldSystems;
  const { kind, accountId, updatedAt } = system;
  const { email, username, password } = question;
  const refusal = [accountId, updatedAt.getTime(), email, username, password];
  if (refusals.has(refusal)) {
    outcomes.count({ kind, outcome: 'remembered' });
    return { outcome: 'wrong' };
  }
  const verdict = await call(runtime, system, question, isTheirs).catch((error) => {
    outcomes.count({ kind, outcome: 'unavailable' });
    runtime.log.warn({ accountId, kind, reason: failureReason(error) }, 'the old system has not answered');
    const { retryAfterSeconds = null } = error instanceof OldSystemFailure ? error : {};
    throw unavailable(retryAfterSeconds ?? RETRY_AFTER_SECONDS, error);
  });
  if (verdict.outcome === 'locked') {
    outcomes.count({ kind, outcome: 'locked' });
    throw new IdentityError('ACCOUNT_LOCKED', { retryAfterSeconds: LOCKED_SECONDS });
  }
  if (verdict.outcome === 'wrong') refusals.add(refusal);
  outcomes.count({ kind, outcome: verdict.outcome === 'right' ? 'matched' : 'refused' });
  return verdict;
}

async function call(
  runtime: Runtime,
  system: OldSystem,
  question: Question,
  isTheirs: (answer: Answered & { outcome: 'right' }) => boolean,
): Promise<Verdict> {
  const { oldSystems, derivedKeys, clock } = runtime;
  const { kind, encryptedSecret, url, site } = system;
  const adapter = adapters[kind];
  const secret = encryptedSecret && (await unseal(derivedKeys, OLD_SYSTEM_SECRET, encryptedSecret));
  const address = { url, site, secret };
  const verdict = adapter.read(
    await post(oldSystems.outgoing[kind], adapter.request(address, question, clock())),
  );
  if (verdict.outcome !== 'right') return verdict;
  if (verdict.token !== null) void logOutThere(runtime, system, address, verdict.token);
  if (!isTheirs(verdict)) throw new OldSystemFailure('It answered with another customer.');
  return verdict;
}

/** Sends one request. @throws OldSystemFailure for the status 429 and from 500 on; the errors of `Outgoing` */
async function post(outgoing: Outgoing, { url, headers, body }: OldRequest): Promise<OldAnswer> {
  const response = await outgoing(url, { method: 'POST', headers, body });
  const { status } = response;
  if (status === 429 || status >= 500) {
    const retryAfterSeconds = retryAfterOf(response.headers.get('retry-after'));
    throw new OldSystemFailure(`It answered with status ${status}.`, { retryAfterSeconds });
  }
  const text = await response.text();
  return { status, body: jsonObject(text), isEmpty: text.trim() === '' };
}

function retryAfterOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) && Number(header) > 0
    ? Math.min(Number(header), MAX_RETRY_AFTER_SECONDS)
    : null;
}

/** Ends the session that the right password has opened in the old system. The customer does not wait for it. */
async function logOutThere(
  { oldSystems, log }: Runtime,
  { accountId, kind }: OldSystem,
  address: OldAddress,
  token: string,
): Promise<void> {
  const request = adapters[kind].logout?.(address, token);
  if (!request) return;
  try {
    using _place = await oldSystems.logouts.enter(accountId);
    await post(oldSystems.outgoing[kind], request);
  } catch (error) {
    // The session there ends when its token expires.
    log.warn(
      { accountId, kind, reason: failureReason(error) },
      'the session in the old system was not ended',
    );
  }
}
