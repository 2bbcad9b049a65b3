import type { BotProtection, Site } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import { invalidField, unavailable } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { botChecksFromAddress, requireWithin } from '../../platform/limits/request-limit.ts';
import { message, type Said } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { ACTIONS, type BotProtectedOperation, serviceOf } from './providers.ts';
import { BotServiceUnavailableError, type BotVerdict, siteverify } from './siteverify.ts';

/** The purpose under which the secrets of bot protection are sealed. */
export const BOT_PROTECTION_SECRET = 'bot-protection';

const MAX_TOKEN_LENGTH = 8_192;
/** A provider that has answered within this time is taken to be available. */
const RECENT_SECONDS = 30;
const RETRY_AFTER_SECONDS = 60;

const MISSING = message('botCheckMissing');
const FAILED = message('botCheckFailed');
const EXPIRED = message('botCheckExpired');

/** The error codes for a token that is used or too old. hCaptcha has its own. */
const EXPIRED_CODES = [
  'timeout-or-duplicate',
  'expired-input-response',
  'already-seen-response',
  'invalid-or-already-seen-response',
];
/** The error codes for a site that is set up wrongly. A customer can neither cause nor correct it. */
const SET_UP_CODES = [
  'missing-input-secret',
  'invalid-input-secret',
  'sitekey-secret-mismatch',
  'invalid-keys',
];

/** The token of a widget, in an input. Sites without bot protection ignore it. */
export function presentedBotToken() {
  return text('bot token', MAX_TOKEN_LENGTH).nullish();
}

/** The site of a request, and where the request comes from. */
type Visit = { site: Site; source: string };

/**
 * Refuses a visitor who has not passed the check of the site's provider, if the site protects the operation. Call it
 * before work that costs more than the check, and before all that depends on the email. If the provider gives no
 * verdict, the visitor is admitted, so that an outage of the provider does not lock customers out. The rate limits
 * still apply.
 * @param token the single-use token of the widget
 * @throws IdentityError VALIDATION_FAILED on `botToken`, RATE_LIMITED; UNAVAILABLE if the keys of the site are set up
 *   wrongly
 */
export async function requireHuman(
  runtime: Runtime,
  { site, source }: Visit,
  operation: BotProtectedOperation,
  token: string | null | undefined,
): Promise<void> {
  const { prisma, settings, clock, botChecks } = runtime;
  const protection = await prisma.botProtection.findUnique({ where: { siteId: site.id } });
  if (!protection?.operations.includes(operation)) return;
  await requireWithin(prisma, settings, [botChecksFromAddress(source)], clock());
  const { provider } = protection;
  const count = (outcome: Parameters<typeof botChecks.outcomes.count>[0]['outcome']) =>
    botChecks.outcomes.count({ provider, outcome });
  const refuse = (outcome: Parameters<typeof count>[0], said: Said): never => {
    count(outcome);
    throw invalidField('botToken', said);
  };
  const presented = token?.trim() ?? '';
  // The format of tokens is not documented. This pattern matches the tokens of all providers.
  if (!/^[\w.+/=~:|-]*$/.test(presented)) return refuse('refused', FAILED);
  if (presented === '' && hasAnsweredRecently(runtime, protection)) return refuse('missing', MISSING);
  let verdict: BotVerdict;
  try {
    verdict = await askProvider(runtime, protection, presented);
  } catch (error) {
    if (!(error instanceof BotServiceUnavailableError)) throw error;
    count('unavailable');
    const about = { siteId: site.id, provider, operation, reason: error.message };
    runtime.log.warn(about, 'bot protection unavailable, request admitted unchecked');
    return;
  }
  if (verdict.errorCodes.some((code) => SET_UP_CODES.includes(code))) {
    count('misconfigured');
    const about = { siteId: site.id, provider, errorCodes: verdict.errorCodes.filter(isCode) };
    runtime.log.error(about, 'bot protection is set up wrongly, request refused');
    throw unavailable(RETRY_AFTER_SECONDS);
  }
  // The provider has answered, so no outage explains the missing token.
  if (presented === '') return refuse('missing', MISSING);
  const reason = reasonToRefuse(verdict, protection, operation, hostnamesOf(site, settings.publicUrl));
  if (reason === null) return count('passed');
  runtime.log.info({ siteId: site.id, provider, operation, reason }, 'bot protection refused a request');
  return refuse(
    'refused',
    verdict.errorCodes.some((code) => EXPIRED_CODES.includes(code)) ? EXPIRED : FAILED,
  );
}

/** Asks the provider of a site about a token. @throws BotServiceUnavailableError */
async function askProvider(
  runtime: Runtime,
  { provider, siteKey, encryptedSecret }: BotProtection,
  token: string,
): Promise<BotVerdict> {
  const secret = await unseal(runtime.derivedKeys, BOT_PROTECTION_SECRET, encryptedSecret);
  return askWithSecret(runtime, { provider, siteKey, secret, token });
}

/** Whether the provider accepts a secret. Null: the provider gave no verdict. */
export async function acceptsSecret(
  runtime: Runtime,
  keys: Pick<BotProtection, 'provider' | 'siteKey'> & { secret: string },
): Promise<boolean | null> {
  try {
    const { errorCodes } = await askWithSecret(runtime, { ...keys, token: 'set-up' });
    return !errorCodes.includes('invalid-input-secret');
  } catch (error) {
    if (error instanceof BotServiceUnavailableError) return null;
    throw error;
  }
}

async function askWithSecret(
  { settings, clock, botChecks }: Runtime,
  asked: Pick<BotProtection, 'provider' | 'siteKey'> & { secret: string; token: string },
): Promise<BotVerdict> {
  const { provider, siteKey, secret, token } = asked;
  const service = serviceOf(provider);
  const url = settings.botServices[service].siteverifyUrl;
  const question = { url, secret, siteKey: provider === 'HCAPTCHA' ? siteKey : null, token };
  const verdict = await siteverify(botChecks.outgoing, question);
  botChecks.answeredAt.set(service, clock());
  return verdict;
}

function hasAnsweredRecently({ clock, botChecks }: Runtime, { provider }: BotProtection): boolean {
  const at = botChecks.answeredAt.get(serviceOf(provider));
  return at !== undefined && Math.abs(clock().getTime() - at.getTime()) < RECENT_SECONDS * 1_000;
}

/** Why a verdict is a refusal, for the log. Null: the visitor is admitted. */
function reasonToRefuse(
  { isHuman, hostname, action, score, errorCodes }: BotVerdict,
  { provider, minimumScore }: BotProtection,
  operation: BotProtectedOperation,
  hostnames: ReadonlySet<string>,
): string | null {
  if (!isHuman) return errorCodes.filter(isCode).join(', ') || 'refused';
  // The provider may accept tokens from pages on any host, so the host is checked here.
  if (hostname !== null && hostname !== 'not-provided' && !hostnames.has(hostname.toLowerCase())) {
    return 'hostname';
  }
  if (action !== null && action !== ACTIONS[operation]) return 'action';
  if (provider === 'RECAPTCHA_SCORE' && (score === null || score < minimumScore)) return 'score';
  return null;
}

/** The hosts of pages that may show the widget of a site. */
function hostnamesOf({ allowedOrigins, link, loginHost }: Site, publicUrl: string): ReadonlySet<string> {
  const others = [link, loginHost && `https://${loginHost}`].filter((address) => address !== null);
  const addresses = [...allowedOrigins, ...others, publicUrl];
  return new Set(addresses.flatMap((address) => URL.parse(address)?.hostname ?? []));
}

/** Error codes of providers are words with dashes. Other texts are not logged. */
function isCode(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(text);
}
