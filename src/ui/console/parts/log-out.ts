import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useAction } from '../core/api.ts';
import { LogOutDocument, type LogOutMutation } from '../core/gql/graphql.ts';
import { isSessionEnd, type Problem } from '../core/problem.ts';

type State = ReturnType<typeof useAction<LogOutMutation, Record<string, never>>>[1];

/**
 * Ends the session of the collaborator, and shows the login page.
 * @returns the function, and the state of its last run. `from` is the page to which the next login returns. If the
 *   logout fails, the session stays open, and the function returns the problem for the caller to show
 */
export function useLogOut(): [(from?: string) => Promise<Problem | null>, State] {
  const [run, state] = useAction(LogOutDocument);
  const navigate = useNavigate();
  const { forget } = useRouteContext({ from: '__root__' });
  async function logOut(from?: string): Promise<Problem | null> {
    const { problem } = await run({});
    if (problem && !isSessionEnd(problem)) return problem;
    forget();
    await navigate({ to: '/log-in', search: from === undefined ? {} : { from } });
    return null;
  }
  return [logOut, state];
}
