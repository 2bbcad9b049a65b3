import { countWaitingMails } from '../../delivery/mail/queue-mail.ts';
import { countWaitingDeliveries } from '../../delivery/webhooks/enqueue-deliveries.ts';
import { idOf } from '../../lib/ids.ts';
import type { DeliveryOutcome as DeliveryOutcomeName } from '../../platform/statistics/statistics-counts.ts';
import { builder } from '../../schema-core/builder.ts';
import { type MailDelivery as MailDeliveryState, readMailDelivery } from './mail-delivery.ts';
import {
  readCounts,
  readStatistics,
  readVerdicts,
  type StatisticsPeriod,
  type StatisticsRow,
  type VerdictRow,
} from './statistics.ts';

const StatisticsStep = builder.enumType('StatisticsStep', {
  description: 'Hours and days begin in UTC.',
  values: ['HOUR', 'DAY'] as const,
});

const LoginWay = builder.enumType('LoginWay', {
  description: 'How a login begins.',
  values: {
    PASSWORD: {},
    PASSWORDLESS_LINK: {},
    PASSWORDLESS_CODE: {},
    PASSKEY: {},
    IDENTITY_PROVIDER: {},
    HANDOFF: { description: 'A handoff: a session on one site opens a session on another.' },
    REGISTRATION: {},
    UNKNOWN: { description: 'A second step whose challenge is invalid or has expired.' },
  } as const,
});

const LoginOutcome = builder.enumType('LoginOutcome', {
  values: {
    SUCCEEDED: { description: 'A session was opened.' },
    SECOND_FACTOR_REQUIRED: {
      description: 'The first step succeeded. The second step is counted as another attempt.',
    },
    WRONG_CREDENTIALS: { description: 'A wrong name, password, code, link, token or passkey.' },
    WRONG_SECOND_FACTOR: {},
    LOCKED: { description: 'Refused after too many attempts, without checking the credentials.' },
    REFUSED: {
      description:
        'Refused for another reason, such as the limit of sessions, an identity that must be linked first, or a ' +
        'setting of the site.',
    },
    INVALID_INPUT: { description: 'A field was not valid, for example an email that is taken.' },
    FAILED: { description: 'Overload, an identity provider that does not answer, or an unexpected error.' },
  } as const,
});

const DeliveryOutcome = builder.enumType('DeliveryOutcome', {
  values: {
    SENT: { description: 'Accepted by the mail server or the receiver.' },
    ATTEMPT_FAILED: { description: 'Failed. The delivery is retried later.' },
    GIVEN_UP: { description: 'Failed, and not retried, for example after a day.' },
    EXPIRED: { description: 'A mail that was not sent, because its link or code was no longer valid.' },
  } as const,
});

const AT = 'The beginning of the hour or day.';

const LoginCount = builder.objectRef<StatisticsRow>('LoginCount').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: AT }),
    way: t.field({ type: LoginWay, resolve: ({ way }) => wayOf(way).way }),
    provider: t.string({
      nullable: true,
      description: 'The name of the identity provider.',
      resolve: ({ way }) => wayOf(way).provider,
    }),
    outcome: t.field({ type: LoginOutcome, resolve: ({ outcome }) => outcome as never }),
    count: t.exposeInt('count'),
  }),
});

const RegistrationCount = builder.objectRef<StatisticsRow>('RegistrationCount').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: AT }),
    provider: t.string({
      nullable: true,
      description: 'The name of the identity provider. Null: the registration used none.',
      resolve: ({ way }) => wayOf(way).provider,
    }),
    count: t.exposeInt('count'),
  }),
});

const ActiveSessionCount = builder.objectRef<StatisticsRow>('ActiveSessionCount').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: AT }),
    count: t.exposeInt('count'),
  }),
});

const PartnerVerdictCount = builder.objectRef<VerdictRow>('PartnerVerdictCount').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: AT }),
    partnerId: t.exposeID('partnerId'),
    partnerName: t.exposeString('partnerName'),
    verdict: t.exposeString('verdict', { description: '`VALID` or a `TokenInvalidReason`.' }),
    count: t.exposeInt('count'),
  }),
});

const DeliveryCount = builder.objectRef<StatisticsRow>('DeliveryCount').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: AT }),
    outcome: t.field({ type: DeliveryOutcome, resolve: ({ outcome }) => outcome as DeliveryOutcomeName }),
    count: t.exposeInt('count'),
  }),
});

const NO_SITES = 'Counts the whole account, even if a `siteId` is given.';

const Statistics = builder.objectRef<StatisticsPeriod>('Statistics').implement({
  description:
    'Counts by hour or day, the oldest first. Hours and days in which nothing was counted are left out. The last ' +
    'seconds may be missing.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      description: 'The beginning of the first hour or day.',
      resolve: ({ from }) => from,
    }),
    to: t.expose('to', { type: 'DateTime', description: 'The end of the last hour or day.' }),
    logins: t.field({
      type: [LoginCount],
      description: 'Attempts to log in. Requests that were refused by a request limit are not counted.',
      resolve: (period, _args, { runtime }) => readCounts(runtime, period, 'LOGIN'),
    }),
    registrations: t.field({
      type: [RegistrationCount],
      description: 'New customers.',
      resolve: (period, _args, { runtime }) => readCounts(runtime, period, 'REGISTRATION'),
    }),
    activeSessions: t.field({
      type: [ActiveSessionCount],
      description:
        'Sessions that were opened or refreshed in that hour or day, each counted once. A token that is only validated ' +
        'does not count.',
      resolve: (period, _args, { runtime }) => readCounts(runtime, period, 'ACTIVE_SESSION'),
    }),
    verdicts: t.field({
      type: [PartnerVerdictCount],
      description: `Verdicts that partners got. ${NO_SITES}`,
      args: { partnerId: t.arg.id({ description: 'Only this partner.' }) },
      resolve: (period, { partnerId }, { runtime }) =>
        readVerdicts(runtime, period, partnerId == null ? null : idOf(String(partnerId))),
    }),
    mails: t.field({
      type: [DeliveryCount],
      description: `Mails to customers and collaborators. ${NO_SITES}`,
      resolve: (period, _args, { runtime }) => readCounts(runtime, ofAccount(period), 'MAIL'),
    }),
    mailsWaiting: t.int({
      description: `Mails that now wait for their first or next attempt. ${NO_SITES}`,
      resolve: ({ accountId }, _args, { runtime }) => countWaitingMails(runtime.prisma, accountId),
    }),
    webhooks: t.field({
      type: [DeliveryCount],
      description: `Attempts to deliver events to webhook endpoints. ${NO_SITES}`,
      resolve: (period, _args, { runtime }) => readCounts(runtime, ofAccount(period), 'WEBHOOK'),
    }),
    webhooksWaiting: t.int({
      description: `Deliveries that now wait for their first or next attempt. ${NO_SITES}`,
      resolve: ({ accountId }, _args, { runtime }) => countWaitingDeliveries(runtime.prisma, accountId),
    }),
  }),
});

const MailTransport = builder.enumType('MailTransport', {
  values: {
    SMTP: { description: 'Mails go to the server of `SMTP_URL`.' },
    OUTBOX: { description: 'Mails go to the outbox of development. They are not sent.' },
    NONE: { description: 'Mails wait until `SMTP_URL` is set.' },
  } as const,
});

const MailDelivery = builder.objectRef<MailDeliveryState>('MailDelivery').implement({
  description: 'The delivery of mails to customers and collaborators of the account.',
  fields: (t) => ({
    transport: t.expose('transport', { type: MailTransport }),
    lastSentOn: t.expose('lastSentOn', {
      type: 'DateTime',
      nullable: true,
      description:
        'The beginning of the day (UTC) on which the last mail was sent. Null: no mail within 400 days. The last ' +
        'seconds may be missing.',
    }),
    waiting: t.int({
      description: 'Mails that now wait for their first or next attempt.',
      resolve: ({ accountId }, _args, { runtime }) => countWaitingMails(runtime.prisma, accountId),
    }),
  }),
});

builder.queryFields((t) => ({
  statistics: t.adminField({
    role: 'SUPPORT',
    type: Statistics,
    description: 'Counts of events in the account, by hour or day.',
    args: {
      from: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Counts by hour are kept for 35 days, counts by day for 400 days.',
      }),
      to: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Up to 8 days after `from` by hour, or 400 days by day.',
      }),
      step: t.arg({ type: StatisticsStep, required: true }),
      siteId: t.arg.id({ description: 'Only logins, registrations and sessions of this site.' }),
    },
    resolve: (acting, { siteId, ...period }, { runtime }) =>
      readStatistics(runtime, acting, { ...period, siteId: siteId == null ? null : String(siteId) }),
  }),
  mailDelivery: t.adminField({
    role: 'ADMIN',
    type: MailDelivery,
    description: 'The transport of the mails of the account, and when the last mail was sent.',
    resolve: (acting, _args, { runtime }) => readMailDelivery(runtime, acting),
  }),
}));

function ofAccount(period: StatisticsPeriod): StatisticsPeriod {
  return { ...period, siteId: null };
}

/** Splits a stored way, such as `IDENTITY_PROVIDER:google`, into the way and the name of the provider. */
function wayOf(text: string): { way: typeof LoginWay.$inferType; provider: string | null } {
  const [way = '', provider = null] = text.split(/:(.*)/s);
  return { way: way as typeof LoginWay.$inferType, provider };
}
