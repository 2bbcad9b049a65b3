import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { ReauthenticationContext } from '../core/api.ts';

/** Loaded on demand, because most visits do not need it. */
const ReauthenticationDialog = lazy(async () => ({
  default: (await import('./reauthentication-dialog.tsx')).ReauthenticationDialog,
}));

/** Shows the page, and asks the collaborator to prove who they are when an operation of the page needs it. */
export function Reauthentication() {
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<((isDone: boolean) => void) | null>(null);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        answer.current?.(false);
        answer.current = resolve;
        setOpen(true);
      }),
    [],
  );
  const close = useCallback((isDone: boolean): void => {
    setOpen(false);
    answer.current?.(isDone);
    answer.current = null;
  }, []);
  // Closes the dialog when another page opens, such as the login page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another page is opened
  useEffect(() => () => close(false), [pathname, close]);
  return (
    <ReauthenticationContext value={ask}>
      <Outlet />
      {isOpen && (
        <Suspense fallback={null}>
          <ReauthenticationDialog onClose={close} />
        </Suspense>
      )}
    </ReauthenticationContext>
  );
}
