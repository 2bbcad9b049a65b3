import { builder } from '../../schema-core/builder.ts';
import { type AuditPage, readAuditLog } from './audit-log.ts';

const AuditActorKind = builder.enumType('AuditActorKind', {
  values: ['COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM'] as const,
});

const AuditEvent = builder.prismaObject('AuditEvent', {
  description:
    'An entry of the audit log: who did what, when and from where. It never contains a secret or a token.',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => String(id) }),
    at: t.expose('at', { type: 'DateTime' }),
    actorKind: t.expose('actorKind', { type: AuditActorKind }),
    actorId: t.exposeString('actorId', { nullable: true }),
    action: t.exposeString('action'),
    targetKind: t.exposeString('targetKind'),
    targetId: t.exposeString('targetId'),
    source: t.exposeString('source', {
      nullable: true,
      description: 'The client’s address. For IPv6: its /64 network.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The request id of the log lines.',
    }),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description: 'The members that changed, with their old values.',
    }),
    after: t.expose('after', {
      type: 'JSON',
      nullable: true,
      description: 'The members that changed, with their new values.',
    }),
  }),
});

const AuditPageType = builder.objectRef<AuditPage>('AuditPage').implement({
  fields: (t) => ({
    events: t.field({ type: [AuditEvent], resolve: ({ events }) => events }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'An entry must match every given field.',
  fields: (t) => ({
    actorKind: t.field({ type: AuditActorKind }),
    actorId: t.string(),
    action: t.string({ description: 'For example `site.updated`.' }),
    targetKind: t.string(),
    targetId: t.string(),
    from: t.field({ type: 'DateTime' }),
    until: t.field({ type: 'DateTime', description: 'Exclusive.' }),
  }),
});

builder.queryField('auditEvents', (t) =>
  t.adminField({
    role: 'OWNER',
    type: AuditPageType,
    description: 'The audit log of the account, the latest entry first.',
    args: {
      first: t.arg.int({ description: 'Up to 100, default 50.' }),
      after: t.arg.string({ description: '`nextCursor` of the previous page.' }),
      filter: t.arg({ type: AuditFilter }),
    },
    resolve: (acting, args, { runtime }) => readAuditLog(runtime, acting, args),
  }),
);
