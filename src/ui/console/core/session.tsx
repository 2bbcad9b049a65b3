import { createContext, type ReactNode, use } from 'react';
import type { CurrentCollaboratorQuery } from './gql/graphql.ts';

export type Role = 'OWNER' | 'ADMIN' | 'SUPPORT';

export type Session = {
  collaborator: CurrentCollaboratorQuery['collaboratorMe'];
  account: CurrentCollaboratorQuery['account'];
  /** Whether the collaborator has at least this role. The API refuses actions that need a higher role. */
  can(role: Role): boolean;
};

/** Each role may do everything that the roles after it may do. */
const RANKS: readonly Role[] = ['OWNER', 'ADMIN', 'SUPPORT'];

export function sessionOf({ collaboratorMe, account }: CurrentCollaboratorQuery): Session {
  const rank = RANKS.indexOf(collaboratorMe.role);
  return { collaborator: collaboratorMe, account, can: (role) => rank <= RANKS.indexOf(role) };
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the collaborator who is logged in. Works only inside the frame of the pages. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('This part needs a collaborator who is logged in.');
  return session;
}

/** Shows its content to collaborators who have at least this role. */
export function For({ role, children }: { role: Role; children: ReactNode }) {
  return useSession().can(role) ? children : null;
}
