import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { fullCounts } from '../../support/counts.ts';

/** The roles that may do a task, lowest first. The quick run tests only the lowest role. The full run tests all. */
const from = (...roles: CollaboratorRole[]): readonly CollaboratorRole[] =>
  fullCounts ? roles : roles.slice(0, 1);

export const everyone = from('SUPPORT', 'ADMIN', 'OWNER');
export const editors = from('ADMIN', 'OWNER');
