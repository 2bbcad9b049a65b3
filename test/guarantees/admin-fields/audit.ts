import type { AdminField } from '../admin-field.ts';

export const adminFields: Record<string, AdminField> = {
  auditEvents: {
    least: 'OWNER',
    document: '{ auditEvents(first: 100) { events { id action actorId targetId before after } nextCursor } }',
  },
};
