import { createHmac } from 'node:crypto';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { DISQUS_SECRET } from './disqus-keys.ts';

/** Whether the caller is logged in to the comments, and if not, why. */
export type DisqusState = 'LOGGED_IN' | 'LOGGED_OUT' | 'EMAIL_NOT_VERIFIED';

export type DisqusLogin = {
  publicKey: string;
  /** `remote_auth_s3` of the embed: message, signature and timestamp, separated by spaces. */
  remoteAuth: string;
  state: DisqusState;
};

type Person = Pick<
  Customer,
  'id' | 'accountId' | 'email' | 'emailVerifiedAt' | 'username' | 'displayName' | 'profilePhoto'
>;

/**
 * Signs the message about the caller for the embed of Disqus. A caller without a login gets the signed message `{}`,
 * which logs them out of the comments. On a site that verifies emails, a customer whose email is not verified
 * gets this message too, because Disqus trusts the email and sends notifications to it.
 * https://help.disqus.com/en/articles/1717160-integrating-single-sign-on
 * @returns null if the site has no Disqus keys
 */
export async function disqusLogin(
  { prisma, derivedKeys, clock }: Runtime,
  site: Pick<Site, 'id' | 'emailVerificationEnabled'>,
  customer: Person | null,
): Promise<DisqusLogin | null> {
  const keys = await prisma.disqusKeys.findUnique({ where: { siteId: site.id } });
  if (!keys) return null;
  const secret = await unseal(derivedKeys, DISQUS_SECRET, keys.encryptedSecret);
  const state = stateOf(site, customer);
  const person = state === 'LOGGED_IN' && customer ? personOf(customer) : {};
  const timestamp = Math.floor(clock().getTime() / 1_000);
  return { publicKey: keys.publicKey, remoteAuth: signed(person, secret, timestamp), state };
}

function stateOf(site: Pick<Site, 'emailVerificationEnabled'>, customer: Person | null): DisqusState {
  if (!customer) return 'LOGGED_OUT';
  return site.emailVerificationEnabled && !customer.emailVerifiedAt ? 'EMAIL_NOT_VERIFIED' : 'LOGGED_IN';
}

/** @param timestamp Unix time in seconds */
function signed(person: object, secret: string, timestamp: number): string {
  const message = Buffer.from(JSON.stringify(person)).toString('base64');
  const signature = createHmac('sha1', secret).update(`${message} ${timestamp}`).digest('hex');
  return `${message} ${signature} ${timestamp}`;
}

/**
 * The customer in the form that Disqus expects. Disqus stores the id with the comments permanently, and all sites of a
 * Disqus organisation share one namespace of ids. So the id contains the numbers of the account and of the customer,
 * which never change.
 */
function personOf(customer: Person) {
  const { id, accountId, email, profilePhoto } = customer;
  return {
    id: `gatehouse-${accountId}-${id}`,
    username: shownName(customer),
    email,
    ...(profilePhoto?.startsWith('https://') && { avatar: profilePhoto }),
  };
}

/**
 * The public name of a comment's author. It is not unique. The display name comes first, because the customer has
 * chosen it for this purpose. The username comes second, unless it is the local part of the email. Neither is shown if
 * it contains an email. The first and last name are not shown.
 */
function shownName({ id, email, username, displayName }: Person): string {
  const chosen = readable(displayName);
  if (chosen !== '' && !revealsEmail(chosen)) return chosen;
  const [localPart = ''] = email.toLowerCase().split('@');
  const known = readable(username);
  if (known !== '' && !revealsEmail(known) && known.toLowerCase() !== localPart) return known;
  return `Reader ${id}`;
}

/** Replaces control and format characters by spaces. */
function readable(name: string | null): string {
  return (name ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a name contains an email, which some imports and identity providers set as the name. */
function revealsEmail(name: string): boolean {
  return /[^\s@]@[^\s@]/.test(name.normalize('NFKC'));
}
