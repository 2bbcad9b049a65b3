import { documentRequests } from './anonymous-requests/documents.ts';
import { operationRequests } from './anonymous-requests/operations.ts';
import { pageRequests } from './anonymous-requests/pages.ts';
import type { AnonymousRequest, Named } from './anonymous-requests/request.ts';
import { restRequests } from './anonymous-requests/rest.ts';

/** The most expensive requests that need no session. */
export function anonymousRequests(named: Named): AnonymousRequest[] {
  return [
    ...operationRequests(named),
    ...documentRequests(named),
    ...restRequests(named),
    ...pageRequests(named),
  ];
}
