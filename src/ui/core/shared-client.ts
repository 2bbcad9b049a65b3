import { createGatehouse, type Gatehouse, type Options } from '../../clients/browser/gatehouse.ts';

const clients = new Map<string, Gatehouse>();

/** The one client of a site on this page, for all of its elements. Options of a later call have no effect. */
export function sharedClient(options: Options): Gatehouse {
  const key = `${options.url} ${options.siteId}`;
  const known = clients.get(key);
  if (known) return known;
  const client = createGatehouse(options);
  clients.set(key, client);
  return client;
}

/** The service that served this script. Its bundles are under `/clients/`. */
export const ownService = new URL('..', import.meta.url).href.replace(/\/$/, '');

/** The site that the page names; empty if it names none. */
export function siteOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="gatehouse-site"]')?.content ?? '';
}
