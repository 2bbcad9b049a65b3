import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import type { Logger } from 'pino';
import { IdentityError } from '../../../platform/errors.ts';
import type { Provider } from './connections.ts';

export type ProviderLog = Pick<Logger, 'info' | 'warn'>;

type Named = Pick<Provider, 'name' | 'siteId'>;

const MAX_CODE_LENGTH = 64;
const MAX_TEXT_LENGTH = 200;

/** A long word that is not a secret: an error code, the name of a claim, a host. */
const PLAIN_WORD = /^(?:[a-z_-]+|[a-z0-9-]{1,19}(?:\.[a-z0-9-]{1,19})+)$/;

/** Error codes for a customer who cancelled. LinkedIn sends the last two, Apple the last one. */
const DECLINED = ['access_denied', 'user_cancelled_login', 'user_cancelled_authorize'];

/**
 * Reads and logs the error of a provider in its redirect (RFC 6749 §4.1.2.1). Unless the customer declined, the cause
 * is a wrong configuration or an outage, and the error is logged as a warning.
 * @returns the error for the page; null for a redirect without an error
 */
export function readRefusal(
  log: ProviderLog,
  { name, siteId }: Named,
  parameters: URLSearchParams,
): 'ACCESS_DENIED' | 'PROVIDER_UNAVAILABLE' | null {
  const refusal = refusalIn(parameters);
  if (!refusal) return null;
  const entry = {
    provider: name,
    siteId,
    providerError: refusal.error,
    providerErrorDescription: refusal.description,
  };
  if (refusal.declined) {
    log.info(entry, 'customer declined at the identity provider');
    return 'ACCESS_DENIED';
  }
  log.warn(entry, 'identity provider refused the sign-in');
  return 'PROVIDER_UNAVAILABLE';
}

/** The error of a provider in its redirect, safe to show and to log. Null for a redirect without an error. */
export function refusalIn(
  parameters: URLSearchParams,
): { error: string; description: string | null; declined: boolean } | null {
  // Facebook has other parameters for errors of the app.
  const code = parameters.get('error') ?? parameters.get('error_code');
  if (code === null) return null;
  const description = parameters.get('error_description') ?? parameters.get('error_message');
  return {
    error: loggable(code, MAX_CODE_LENGTH),
    description: description === null ? null : loggable(description, MAX_TEXT_LENGTH),
    declined: DECLINED.includes(code),
  };
}

/** Whether an error of openid-client means that the code, or its ID token, is not for this login. */
export function isRefusedCode(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant';
  return error instanceof ClientError && /^OAUTH_(JWT_|INVALID_RESPONSE)/.test(error.code ?? '');
}

/**
 * Logs why a request to a provider failed: an outage or a wrong configuration as a warning; a refused token as
 * information, because anyone can send one.
 */
export function logProviderFailure(log: ProviderLog, { name, siteId }: Named, error: unknown): void {
  if (!(error instanceof IdentityError)) return;
  const about = { provider: name, siteId, reason: reasonOf(error.cause) };
  if (error.code === 'PROVIDER_UNAVAILABLE') log.warn(about, 'identity provider unavailable');
  if (error.code === 'INVALID_CREDENTIALS') log.info(about, 'identity provider token refused');
}

/** Creates the error for a token that does not identify a customer. Customers do not see the reason. */
export function refusedToken(reason: unknown): IdentityError {
  const cause = typeof reason === 'string' ? new Error(reason) : reason;
  return new IdentityError('INVALID_CREDENTIALS', {}, { cause });
}

/** Why a request to a provider failed, safe to show to the collaborator who set the provider up. */
export function reasonOf(cause: unknown): string {
  const reasons: string[] = [];
  for (let at = cause; at instanceof Error && reasons.length < 4; at = at.cause) {
    reasons.push(reasonIn(at));
  }
  return loggable(reasons.join(' < '), MAX_TEXT_LENGTH * 2);
}

function reasonIn(error: Error): string {
  const said = (...texts: (string | undefined)[]) => texts.filter(Boolean).join(': ');
  if (error instanceof ResponseBodyError) return said(error.error, error.error_description);
  // The usual cause is a refused client secret.
  if (error instanceof WWWAuthenticateChallengeError) {
    return error.cause
      .map(({ parameters }) => said(parameters.error, parameters.error_description))
      .join(', ');
  }
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message;
}

/** Makes foreign text safe for the log: bounded, printable ASCII, without words that look like a token or a code. */
function loggable(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength * 4)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/[\w.-]{20,}/g, (word) => (PLAIN_WORD.test(word) ? word : '…'))
    .slice(0, maxLength);
}
