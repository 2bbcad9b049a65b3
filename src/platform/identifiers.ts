import { asciiDomain } from '../lib/domain.ts';

/**
 * The form in which emails are compared and unique: the one place that normalises them. The domain is in its ASCII
 * form, because both spellings of an internationalised domain are one mailbox. Mail goes to the address as stored,
 * never to this key.
 */
export function emailKey(email: string): string {
  const spelled = spelledEmailKey(email);
  const at = spelled.lastIndexOf('@');
  const domain = asciiDomain(spelled.slice(at + 1));
  return at < 0 || domain === '' ? spelled : `${spelled.slice(0, at + 1)}${domain}`;
}

/** An email without regard to case and composition, with its domain as it was typed. */
export function spelledEmailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * The key of a customer or collaborator whose mailbox belongs to an older one. It contains `#`, which no domain has,
 * so no request for mail finds it.
 */
export function collidingEmailKey(key: string, id: number): string {
  return `${key}#${id}`;
}

/** The form in which usernames are compared and unique; they are ASCII. */
export function usernameKey(username: string): string {
  return username.trim().toLowerCase();
}
