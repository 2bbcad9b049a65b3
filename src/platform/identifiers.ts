import { asciiDomain } from '../lib/domain.ts';

/**
 * Returns the key by which emails are compared and unique. The domain is in ASCII form, because both spellings of an
 * internationalised domain are one mailbox. Mail is sent to the address as stored, never to this key.
 */
export function emailKey(email: string): string {
  const spelled = spelledEmailKey(email);
  const at = spelled.lastIndexOf('@');
  const domain = asciiDomain(spelled.slice(at + 1));
  return at < 0 || domain === '' ? spelled : `${spelled.slice(0, at + 1)}${domain}`;
}

/** Returns the key of an email with its domain as typed. Only case, composition and outer white space are ignored. */
export function spelledEmailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * Returns the email key that a customer or collaborator gets if another customer or collaborator now has their mailbox.
 * The key contains `#`, which no domain has, so that no request for mail finds it.
 */
export function collidingEmailKey(key: string, id: number): string {
  return `${key}#${id}`;
}

/** Returns the key by which usernames are compared and unique; they are ASCII. */
export function usernameKey(username: string): string {
  return username.trim().toLowerCase();
}
