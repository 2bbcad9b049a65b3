import { useBlocker } from '@tanstack/react-router';
import { localized } from '../core/language.ts';
import { Confirm } from './confirm.tsx';

const useTexts = localized({
  en: {
    title: 'Leave without saving?',
    about: 'Your changes on this page will be lost.',
    leave: 'Leave',
  },
  de: {
    title: 'Ohne Speichern verlassen?',
    about: 'Was Sie auf dieser Seite geändert haben, geht verloren.',
    leave: 'Verlassen',
  },
});

/** Asks before another page opens while changes are not saved. It does not ask when the session has ended. */
export function UnsavedChanges({ exist }: { exist: boolean }) {
  const texts = useTexts();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => next.pathname !== current.pathname && next.fullPath !== '/log-in',
    disabled: !exist,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Confirm
      isOpen={status === 'blocked'}
      title={texts.title}
      action={texts.leave}
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    >
      {texts.about}
    </Confirm>
  );
}
