import { useEffect, useRef } from 'react';

type Close = () => void;

/** The functions that close the open dialogs, the topmost last. */
const open: Close[] = [];

function closeTopmost({ key, isComposing, target }: KeyboardEvent): void {
  if (key !== 'Escape' || isComposing) return;
  // Escape first closes an open list of choices in the dialog. Mantine does that, and marks the field of the list.
  if (target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true') return;
  open.at(-1)?.();
}

/**
 * Closes a dialog with Escape while it is the topmost one. Mantine would close all open dialogs at once.
 * @param close null: Escape closes neither this dialog nor those below it
 */
export function useEscape(isOpen: boolean, close: Close | null): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const own = () => latest.current?.();
    if (open.length === 0) window.addEventListener('keydown', closeTopmost, { capture: true });
    open.push(own);
    return () => {
      open.splice(open.indexOf(own), 1);
      if (open.length === 0) window.removeEventListener('keydown', closeTopmost, { capture: true });
    };
  }, [isOpen]);
}
