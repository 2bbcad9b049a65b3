import { builder } from '../../schema-core/builder.ts';
import { type AuditPage, readAuditLog } from './audit-log.ts';

const AuditActorKind = builder.enumType('AuditActorKind', {
  values: ['COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM'] as const,
});

const AuditEvent = builder.prismaObject('AuditEvent', {
  description: 'Who did what to whom, and from where. There is never a secret or a token in it.',
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
      description: 'The client’s address (IPv6: its /64).',
    }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'The same as in the log.' }),
    before: t.expose('before', { type: 'JSON', nullable: true, description: 'What changed, as it was.' }),
    after: t.expose('after', { type: 'JSON', nullable: true }),
  }),
});

const AuditPageType = builder.objectRef<AuditPage>('AuditPage').implement({
  fields: (t) => ({
    events: t.field({ type: [AuditEvent], resolve: ({ events }) => events }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` of the next page; null on the last one.',
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'All of what is given must match.',
  fields: (t) => ({
    actorKind: t.field({ type: AuditActorKind }),
    actorId: t.string(),
    action: t.string({ description: '`site.updated`, for example.' }),
    targetKind: t.string(),
    targetId: t.string(),
    from: t.field({ type: 'DateTime' }),
    until: t.field({ type: 'DateTime', description: 'Not included.' }),
  }),
});

builder.queryField('auditEvents', (t) =>
  t.field({
    type: AuditPageType,
    description: 'The audit log of the account, the latest first.',
    args: {
      first: t.arg.int({ description: 'At most 100; 50 by default.' }),
      after: t.arg.string({ description: 'The cursor of the page before.' }),
      filter: t.arg({ type: AuditFilter }),
    },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, args, context) => {
      const { accountId } = (await context.collaborator('OWNER')).collaborator;
      return readAuditLog(context.runtime.prisma, accountId, args);
    },
  }),
);
