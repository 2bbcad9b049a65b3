import { sessionObject } from '../../access/sessions/session-events.ts';
import { customerObject, previousAttributes } from '../../customers/customer/customer-object.ts';
import {
  EVENT_TYPES,
  type EventType,
  enumName,
  isSentToAll,
  TEST_EVENT_TYPE,
} from '../../delivery/webhooks/event-type.ts';
import { envelope, type Occurrence } from '../../delivery/webhooks/record-event.ts';
import { TEST_OBJECT } from '../../delivery/webhooks/send-test.ts';

const NOW = new Date('2026-11-20T14:13:02Z');
const BEFORE = new Date('2026-11-18T09:00:00Z');

const customer = {
  id: 1039,
  accountId: 1,
  email: 'reader@example.com',
  username: 'ada',
  firstName: 'Ada',
  lastName: 'Reader',
  displayName: null,
  phone: null,
  language: 'en',
  salutation: null,
  title: null,
  organization: null,
  profilePhoto: null,
  metadata: { newsletter: true },
  identityClaims: {},
  emailVerifiedAt: BEFORE,
  passwordHash: '…',
  createdAt: BEFORE,
  updatedAt: NOW,
  lastLoginAt: BEFORE,
} as unknown as Parameters<typeof customerObject>[0];

const session = {
  id: '019acf5e-2f0b-7a4e-9d3c-5b1f6a7e8d90',
  customerId: 1039,
  siteId: 1,
  startedBy: 'PASSWORD',
  secondFactorShown: false,
  createdAt: NOW,
  expiresAt: new Date('2027-01-19T14:13:02Z'),
} as const;
const OPEN = { endedAt: null, endReason: null, endedBy: null, supersededById: null };

const changed = { ...customer, firstName: 'Eve' };
const about = (object: Record<string, unknown>): Occurrence => ({ customerId: 1039, object });

/** When each event is sent, and a sample of its object. */
const EVENTS: Record<EventType, { when: string; sample: Occurrence }> = {
  'customer.created': {
    when: 'A customer was created, for example by a registration.',
    sample: about(customerObject({ ...customer, emailVerifiedAt: null })),
  },
  'customer.updated': {
    when: 'The profile has changed. `previous_attributes` has the previous values of the changed members.',
    sample: {
      ...about(customerObject(customer)),
      previousAttributes: previousAttributes(changed, customer) ?? {},
    },
  },
  'customer.deleted': {
    when: 'A customer has been deleted. The object is the customer before the deletion.',
    sample: about(customerObject(customer)),
  },
  'customer.disabled': {
    when: 'A collaborator has disabled a customer.',
    sample: about(customerObject(customer)),
  },
  'customer.enabled': {
    when: 'A collaborator has enabled a disabled customer again.',
    sample: about(customerObject(customer)),
  },
  'customer.email_verification_request': {
    when: 'A verification mail was requested.',
    sample: about(customerObject({ ...customer, emailVerifiedAt: null })),
  },
  'customer.email_verification_succeeded': {
    when: 'The email has been verified.',
    sample: about(customerObject(customer)),
  },
  'customer.password_update.succeeded': {
    when: 'The password has changed.',
    sample: about(customerObject(customer)),
  },
  'customer.PasswordResetRequestSubmitted': {
    when: 'A password reset was requested.',
    sample: about(customerObject(customer)),
  },
  'customer.passwordless_login_request': {
    when: 'A login link was requested. The object also has the `token` of the link: protect it like a password.',
    sample: about({ ...customerObject(customer), token: '…', referer: 'https://www.example.com/article' }),
  },
  'customer.login': {
    when: 'A session has begun.',
    sample: about(sessionObject(session, OPEN)),
  },
  'customer.session_ended': {
    when: 'A session has been ended. A session that expires sends no event.',
    sample: about(
      sessionObject(session, { ...OPEN, endedAt: new Date('2026-11-20T15:00:00Z'), endReason: 'LOGOUT' }),
    ),
  },
};

const HEAD = `# Webhook events

Every type of event with a sample of its body. [Webhooks](webhooks.md) explains the signature, the retries, and how an endpoint is registered.
`;

/** `docs/webhook-events.md`: every event, with a body that the code of deliveries makes. */
export function webhookEventsPage(): string {
  const sections = EVENT_TYPES.map((type, index) => {
    const { when, sample } = EVENTS[type];
    const only = isSentToAll(type) ? '' : ' Sent only to endpoints that name this type.';
    return section(type, `In GraphQL \`${enumName(type)}\`. ${when}${only}`, sample, index);
  });
  const test = section(
    TEST_EVENT_TYPE,
    'Sent by `sendTestWebhook` to one endpoint, whatever types the endpoint names. It concerns no customer.',
    { customerId: null, object: TEST_OBJECT },
    EVENT_TYPES.length,
  );
  return [HEAD, ...sections, test].join('\n');
}

function section(
  type: EventType | typeof TEST_EVENT_TYPE,
  text: string,
  sample: Occurrence,
  index: number,
): string {
  const id = `evt_${(0x3f0c6e0e + index).toString(16)}6f5a4f0f9f6b8f4c1f1d2a3b`;
  const body = JSON.stringify(envelope(id, type, sample, NOW), null, 2);
  return `## ${type}\n\n${text}\n\n\`\`\`json\n${body}\n\`\`\`\n`;
}
