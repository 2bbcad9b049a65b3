import { builder } from '../../schema-core/builder.ts';
import { connectionType } from '../../schema-core/connection-types.ts';
import { type AuditChange, changesOf } from './audit-log.ts';

export const AuditActorKind = builder.enumType('AuditActorKind', {
  values: ['COLLABORATOR', 'CUSTOMER', 'PARTNER', 'COMMAND_LINE', 'SYSTEM'] as const,
});

const AuditChangeType = builder.objectRef<AuditChange>('AuditChange').implement({
  description: 'A field of `before` and `after` in an entry of the audit log.',
  fields: (t) => ({
    field: t.exposeString('field'),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description: 'Null: no value, or the entry does not record it.',
    }),
    after: t.expose('after', { type: 'JSON', nullable: true, description: 'As `before`.' }),
  }),
});

export const AuditEvent = builder.prismaObject('AuditEvent', {
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
      description: 'The request id in the log lines of the request.',
    }),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description: 'The members that changed, with their old values.',
    }),
    after: t.expose('after', {
      type: 'JSON',
      nullable: true,
      description: 'The members that changed, with their new values, or other facts about the action.',
    }),
    changes: t.field({
      type: [AuditChangeType],
      description: '`before` and `after`, field by field.',
      resolve: changesOf,
    }),
  }),
});

export const AuditEventConnection = connectionType('AuditEvent', AuditEvent);
