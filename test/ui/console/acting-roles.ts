import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { fullCounts } from '../../support/counts.ts';

/** The roles of a task of the staff: the quick run has the least one, the full run each that may do it. */
const from = (...roles: CollaboratorRole[]): readonly CollaboratorRole[] =>
  fullCounts ? roles : roles.slice(0, 1);

export const everyone = from('SUPPORT', 'ADMIN', 'OWNER');
export const editors = from('ADMIN', 'OWNER');
