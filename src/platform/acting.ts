import type { AuditActorKind, Collaborator } from './database/client/client.ts';

/** Who did something, and from where, as the audit log names them. */
export type Actor = {
  kind: AuditActorKind;
  id: string | null;
  /** The client's address as limits count it; null for the command line and the system. */
  source: string | null;
  requestId: string | null;
};

export const COMMAND_LINE: Actor = { kind: 'COMMAND_LINE', id: null, source: null, requestId: null };
export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, source: null, requestId: null };

/** Who administers an account: a collaborator, or an operator on the command line. */
export type Acting = { accountId: number; actor: Actor };

/** A collaborator with a valid token. Everything that they read or change belongs to their account. */
export type ActingCollaborator = Acting & { collaborator: Collaborator; sessionId: string };
