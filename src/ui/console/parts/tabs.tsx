import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './tabs.module.css';

/** A link to a section of a page. Each section has its own address. The link is marked while its section is open. */
export const Tab = createLink((props: ComponentPropsWithRef<'a'>) => (
  <a {...props} className={classes.tab} />
));

/** The links to the sections of a page. @param label names the list for screen readers */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}
