import type { WebhookEventType } from './gql/graphql.ts';

/** The `type` of each event, as the receiver sees it. */
export const EVENT_NAMES: Readonly<Record<WebhookEventType, string>> = {
  CUSTOMER_CREATED: 'customer.created',
  CUSTOMER_UPDATED: 'customer.updated',
  CUSTOMER_DELETED: 'customer.deleted',
  CUSTOMER_DISABLED: 'customer.disabled',
  CUSTOMER_ENABLED: 'customer.enabled',
  CUSTOMER_EMAIL_VERIFICATION_REQUEST: 'customer.email_verification_request',
  CUSTOMER_EMAIL_VERIFICATION_SUCCEEDED: 'customer.email_verification_succeeded',
  CUSTOMER_PASSWORD_UPDATE_SUCCEEDED: 'customer.password_update.succeeded',
  CUSTOMER_PASSWORD_RESET_REQUEST_SUBMITTED: 'customer.PasswordResetRequestSubmitted',
  CUSTOMER_PASSWORDLESS_LOGIN_REQUEST: 'customer.passwordless_login_request',
  CUSTOMER_LOGIN: 'customer.login',
  CUSTOMER_SESSION_ENDED: 'customer.session_ended',
  WEBHOOK_TEST: 'webhook.test',
};

/** The types that an endpoint can subscribe to. */
export const NAMED = (Object.keys(EVENT_NAMES) as WebhookEventType[]).filter(
  (type) => type !== 'WEBHOOK_TEST',
);
