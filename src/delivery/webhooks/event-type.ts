/** Everything that receivers can be told, in the words of the original. */
export const EVENT_TYPES = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.email_verification_request',
  'customer.email_verification_succeeded',
  'customer.password_update.succeeded',
  'customer.PasswordResetRequestSubmitted',
  'customer.passwordless_login_request',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];
