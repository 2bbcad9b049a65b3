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

/** The service that served this script: bundles lie at `/clients/`. */
export const ownService = new URL('..', import.meta.url).href.replace(/\/$/, '');
