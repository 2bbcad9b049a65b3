import { isIP } from 'node:net';
import { bareHost, isPublicAddress } from '../../lib/public-connect.ts';
import { text } from '../../platform/input.ts';
import type { Settings } from '../../platform/settings.ts';

const MAX_LENGTH = 2_048;

/**
 * The rule for the URL of an endpoint: https, or outside of production also http. An IP address must be public, unless
 * `webhookAllowPrivate` is set. The addresses of a host name are checked later, when a delivery connects.
 */
export function endpointUrl(settings: Pick<Settings, 'environment' | 'webhookAllowPrivate'>) {
  return text('url', MAX_LENGTH)
    .transform((value) => value.trim())
    .transform((value, context) => {
      const problem = problemOf(value, settings);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      return problem === null ? new URL(value).href : value;
    });
}

function problemOf(
  value: string,
  { environment, webhookAllowPrivate }: Pick<Settings, 'environment' | 'webhookAllowPrivate'>,
): string | null {
  if (!URL.canParse(value)) return 'The url must be a URL.';
  const { protocol, username, password, hash, hostname } = new URL(value);
  if (protocol !== 'https:' && (protocol !== 'http:' || environment === 'production'))
    return 'The url must begin with https://.';
  if (username || password) return 'The url may not contain a user name or a password.';
  if (hash) return 'The url may not have a fragment.';
  const host = bareHost(hostname);
  if (isIP(host) && !webhookAllowPrivate && !isPublicAddress(host))
    return 'The url must lead to a public address.';
  return null;
}
