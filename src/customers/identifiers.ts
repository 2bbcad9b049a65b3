/**
 * The form in which emails are compared and unique: the one place that normalises them. Mail goes
 * to the address as stored, never to this key, because two spellings may share one.
 */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/** The form in which usernames are compared and unique; they are ASCII. */
export function usernameKey(username: string): string {
  return username.trim().toLowerCase();
}
