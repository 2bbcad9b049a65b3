/**
 * The types of events of logins and sessions. There are many of these events, so an endpoint receives them only if it
 * lists their type.
 */
export const SESSION_EVENT_TYPES = ['customer.login', 'customer.session_ended'] as const;

/** The types of events that an endpoint can list. The types that also exist at Pelcro have the same names there. */
export const EVENT_TYPES = [
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.disabled',
  'customer.enabled',
  'customer.email_verification_request',
  'customer.email_verification_succeeded',
  'customer.password_update.succeeded',
  'customer.PasswordResetRequestSubmitted',
  'customer.passwordless_login_request',
  ...SESSION_EVENT_TYPES,
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** The type of a test event, which is sent to one endpoint on demand. */
export const TEST_EVENT_TYPE = 'webhook.test';

/** Whether an endpoint that lists no types receives events of this type. */
export function isSentToAll(type: EventType): boolean {
  return !(SESSION_EVENT_TYPES as readonly string[]).includes(type);
}

/**
 * Returns the enum value in GraphQL: `customer.PasswordResetRequestSubmitted` →
 * `CUSTOMER_PASSWORD_RESET_REQUEST_SUBMITTED`.
 */
export function enumName(type: string): string {
  return type
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('.', '_')
    .toUpperCase();
}
