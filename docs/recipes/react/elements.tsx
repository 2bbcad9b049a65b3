import '@gatehouse/elements';
import type { Customer } from '@gatehouse/browser';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** The properties of an element in JSX. React 19 sets them as properties, not as attributes. */
type ElementProps<
  Name extends keyof HTMLElementTagNameMap,
  Property extends string = never,
> = DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Name]>, HTMLElementTagNameMap[Name]> &
  Partial<
    Pick<
      HTMLElementTagNameMap[Name],
      ('url' | 'siteId' | 'language' | 'storage' | Property) & keyof HTMLElementTagNameMap[Name]
    >
  >;

/** The event `gatehouse-login`. */
export type LoginEvent = CustomEvent<{ customer: Customer; waysInChanged: readonly string[] }>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'gatehouse-account': ElementProps<'gatehouse-account', 'accountPage'>;
      'gatehouse-auth': ElementProps<'gatehouse-auth', 'dialog'> & {
        view?: 'login' | 'register' | 'forgot' | 'passwordless';
        'ongatehouse-login'?: (event: LoginEvent) => void;
      };
      'gatehouse-gate': ElementProps<'gatehouse-gate', 'plan'>;
      'gatehouse-profile': ElementProps<'gatehouse-profile'>;
    }
  }
}

const site = { url: 'https://id.example.com', siteId: '1' } as const;

/** The finished forms in place of your own. */
export function LoginElement({ onLogin }: { onLogin: (customer: Customer) => void }) {
  return <gatehouse-auth {...site} ongatehouse-login={(event) => onLogin(event.detail.customer)} />;
}

export function AccountButton() {
  return <gatehouse-account {...site} accountPage="/account" />;
}

export function AccountPage() {
  return <gatehouse-profile {...site} />;
}
