import {
  IconApps,
  IconBriefcase,
  IconBuilding,
  IconDashboard,
  IconHistory,
  IconKey,
  IconPlugConnected,
  IconSettings,
  IconShieldLock,
  IconTicket,
  IconTransferIn,
  IconUserSearch,
  IconUsers,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { localized } from '../core/language.ts';
import type { Role } from '../core/session.tsx';

type Entry = {
  to: NonNullable<LinkProps['to']>;
  /** The name of its text in `useNavigationTexts`. */
  text: keyof ReturnType<typeof useNavigationTexts>;
  icon: typeof IconWorld;
  /** The least role that sees the entry. */
  role: Role;
};

export const useNavigationTexts = localized({
  en: {
    overview: 'Overview',
    partners: 'Partners',
    connectedApps: 'Connected apps',
    companies: 'Companies',
    customers: 'Customers',
    explainToken: 'Explain a token',
    sites: 'Sites',
    webhooks: 'Webhooks',
    auditLog: 'Audit log',
    keys: 'Signing keys',
    movingIn: 'Moving in',
    account: 'Account',
    team: 'Team',
    singleSignOn: 'Single sign-on',
    security: 'Your login',
  },
  de: {
    overview: 'Übersicht',
    partners: 'Partner',
    connectedApps: 'Verbundene Apps',
    companies: 'Firmenkunden',
    customers: 'Kunden',
    explainToken: 'Token erklären',
    sites: 'Websites',
    webhooks: 'Webhooks',
    auditLog: 'Protokoll',
    keys: 'Signaturschlüssel',
    movingIn: 'Umzug',
    account: 'Konto',
    team: 'Team',
    singleSignOn: 'Anmeldung über das Unternehmen',
    security: 'Ihr Zugang',
  },
});

/** The pages in the navigation, in its order. */
export const NAVIGATION: readonly Entry[] = [
  { to: '/', text: 'overview', icon: IconDashboard, role: 'SUPPORT' },
  { to: '/sites', text: 'sites', icon: IconWorld, role: 'SUPPORT' },
  { to: '/customers', text: 'customers', icon: IconUserSearch, role: 'SUPPORT' },
  { to: '/explain-token', text: 'explainToken', icon: IconTicket, role: 'SUPPORT' },
  { to: '/partners', text: 'partners', icon: IconPlugConnected, role: 'ADMIN' },
  { to: '/connected-apps', text: 'connectedApps', icon: IconApps, role: 'ADMIN' },
  { to: '/companies', text: 'companies', icon: IconBriefcase, role: 'ADMIN' },
  { to: '/moving-in', text: 'movingIn', icon: IconTransferIn, role: 'ADMIN' },
  { to: '/account', text: 'account', icon: IconSettings, role: 'SUPPORT' },
  { to: '/team', text: 'team', icon: IconUsers, role: 'OWNER' },
  { to: '/single-sign-on', text: 'singleSignOn', icon: IconBuilding, role: 'OWNER' },
  { to: '/webhooks', text: 'webhooks', icon: IconWebhook, role: 'ADMIN' },
  { to: '/audit-log', text: 'auditLog', icon: IconHistory, role: 'OWNER' },
  { to: '/keys', text: 'keys', icon: IconKey, role: 'ADMIN' },
  { to: '/security', text: 'security', icon: IconShieldLock, role: 'SUPPORT' },
];
