import type { ReactNode } from 'react';
import { useSession } from '../core/session.tsx';

/** Shows its content to admins and owners. The API refuses all other roles anyway. */
export function ForAdmins({ children }: { children: ReactNode }) {
  return useSession().can('ADMIN') ? children : null;
}
