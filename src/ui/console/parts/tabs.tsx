import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './tabs.module.css';

/** A section of a page that has an address of its own. It is marked while the section is open. */
export const Tab = createLink((props: ComponentPropsWithRef<'a'>) => (
  <a {...props} className={classes.tab} />
));

/** The sections of a page, as links. @param label names them for screen readers */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}
