import { createContext, use } from 'react';
import type { SiteQuery } from './gql/graphql.ts';

export type Site = SiteQuery['siteSettings'];
export type Provider = Site['identityProviders'][number];
export type OpenSite = { site: Site; reload(): void };

export const SiteContext = createContext<OpenSite | null>(null);

/** The site whose page is open. Works only inside `SitePage`. */
export function useSite(): OpenSite {
  const open = use(SiteContext);
  if (!open) throw new Error('This part belongs to the page of a site.');
  return open;
}
