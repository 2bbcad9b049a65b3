import type { Context, Stage, ViewName } from './view.ts';
import { accountViews } from './views.ts';

/**
 * Finds the view to show instead of a view that does not fit the customer or the site: after a logout or a login in
 * another element or tab, or when the page opens a view that the site does not offer.
 * @returns the arguments of `go`; null if the view fits
 */
export function viewInstead(
  shown: ViewName,
  { client: { customer }, site, context }: Pick<Stage, 'client' | 'site' | 'context'>,
  isBusy: boolean,
): [ViewName, Partial<Context>?] | null {
  if (shown === 'passwordless' && site?.passwordlessEnabled === false) return ['login'];
  if (!customer) return accountViews.has(shown) ? ['login'] : null;
  if (shown === 'login' && !isBusy) {
    return [context.next ?? 'logged-in', { notice: context.notice, next: null }];
  }
  if (shown === 'link-account' && !isBusy) return ['link-confirm'];
  const isAccount = shown === 'logged-in' || shown === 'account' || shown === 'password';
  if (isAccount && customer.termsToAccept != null) return ['terms', { next: shown }];
  return null;
}
