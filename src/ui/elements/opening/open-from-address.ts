import { removeFromAddress, takeMailedLink } from '../../core/mailed-link.ts';
import { linkViews } from '../auth/views.ts';
import { openingElement, opensViewsItself } from './opening-element.ts';
import { viewNamed } from './view-names.ts';

/**
 * Opens the view that the address of the page names by `?view=`. Opening a view changes nothing: the token of a mailed
 * link is used when the customer presses the button of the view. The token is removed from the address at once. In a
 * frame of another origin, no view opens.
 */
export function openFromAddress(): void {
  if (opensViewsItself()) return;
  const parameters = new URLSearchParams(location.search);
  const name = parameters.get('view');
  const view = viewNamed(name);
  if (name === null || view === null) return;
  const mailed = linkViews.has(view) ? takeMailedLink(name) : null;
  if (isFramedByOthers()) return;
  const link = mailed?.link ?? { token: '', email: parameters.get('email') ?? '' };

  async function show(): Promise<void> {
    const auth = openingElement();
    if (view === 'link' && link.token === '') {
      await auth.client.ready;
      // After a reload. The customer is logged in, so the link was used before the reload.
      if (auth.client.customer) return removeFromAddress('view');
    }
    auth.addEventListener('gatehouse-link-used', () => mailed?.forget());
    auth.addEventListener(
      'gatehouse-close',
      () => {
        mailed?.forget();
        if (new URLSearchParams(location.search).get('view') === name) removeFromAddress('view', 'email');
      },
      { once: true },
    );
    await auth.open(view ?? 'login', link);
  }

  if (document.readyState !== 'loading') void show();
  else document.addEventListener('DOMContentLoaded', () => void show(), { once: true });
}

/** Whether a page of another origin frames this page. Such a page could cover the buttons (clickjacking). */
function isFramedByOthers(): boolean {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
