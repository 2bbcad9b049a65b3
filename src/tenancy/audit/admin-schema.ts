import { builder } from '../../schema-core/builder.ts';
import { connectionArgs } from '../../schema-core/connection-types.ts';
import { AUDIT_ACTIONS, AUDIT_TARGET_KINDS } from './audit-actions.ts';
import { type AuditPage, readAuditConnection, readAuditLog } from './audit-log.ts';
import { AuditActorKind, AuditEvent, AuditEventConnection } from './audit-types.ts';

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

builder.queryFields((t) => ({
  auditEvents: t.adminField({
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
  auditActions: t.adminField({
    role: 'OWNER',
    type: ['String'],
    description: 'Every action that the audit log can have, for its filter.',
    resolve: () => [...AUDIT_ACTIONS],
  }),
  auditTargetKinds: t.adminField({
    role: 'OWNER',
    type: ['String'],
    description: 'Every `targetKind` that the audit log can have, for its filter.',
    resolve: () => [...AUDIT_TARGET_KINDS],
  }),
  auditEventsConnection: t.adminField({
    role: 'OWNER',
    type: AuditEventConnection,
    description: 'The audit log of the account, the latest entry first.',
    args: { ...connectionArgs(t.arg), filter: t.arg({ type: AuditFilter }) },
    resolve: (acting, args, { runtime }) => readAuditConnection(runtime, acting, args),
  }),
}));
