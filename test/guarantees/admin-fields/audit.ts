import type { AdminField } from '../admin-field.ts';

export const adminFields: Record<string, AdminField> = {
  auditEvents: {
    least: 'OWNER',
    document:
      '{ auditEvents(first: 100) { events { id action actorId targetId before after changes { field before after } } nextCursor } }',
  },
  auditActions: { least: 'OWNER', document: '{ auditActions }' },
  auditTargetKinds: { least: 'OWNER', document: '{ auditTargetKinds }' },
  auditEventsConnection: {
    least: 'OWNER',
    document:
      '{ auditEventsConnection(first: 100) { edges { cursor node { id actorId targetId after } } pageInfo { endCursor } } }',
  },
};
