import type { Customer, Site } from '../../platform/database/client/client.ts';
import { loginOrigin } from './login-host.ts';

/** The view that a link in a mail opens. The first three names are those of Pelcro's client. */
export type View = 'password-reset' | 'email-verify' | 'passwordless-login' | OwnView;

const OWN_VIEWS = ['email-change-undo', 'email-change-decline'] as const;

/** Views that only hosted pages have. A site's own page does not support them. */
type OwnView = (typeof OWN_VIEWS)[number];

export function isOwnView(view: View): view is OwnView {
  return OWN_VIEWS.some((own) => own === view);
}

type Linked = Pick<Site, 'id' | 'link' | 'loginHost'>;
type Parameters = Readonly<Record<string, string>>;

/**
 * A link for a mail: to the site's own page, or to a hosted page if the site has no `link`. The target comes only from
 * settings, so that no request can lead a customer elsewhere.
 */
export function pageLink(
  site: Linked,
  service: { publicUrl: string },
  view: Exclude<View, OwnView>,
  customer: Pick<Customer, 'language'>,
  parameters: Parameters,
): string {
  if (site.link === null) return hostedPageLink(site, service, view, customer, parameters);
  return withParameters(site.link, { view, ...parameters });
}

/** A link to a view that only hosted pages have. It leads to a hosted page even if the site has its own page. */
export function ownPageLink(
  site: Linked,
  service: { publicUrl: string },
  view: OwnView,
  customer: Pick<Customer, 'language'>,
  parameters: Parameters,
): string {
  return hostedPageLink(site, service, view, customer, parameters);
}

/** The link contains the id of the site even on a login host, so that it still works if the login host changes. */
function hostedPageLink(
  site: Linked,
  { publicUrl }: { publicUrl: string },
  view: View,
  { language }: Pick<Customer, 'language'>,
  parameters: Parameters,
): string {
  const page = `${loginOrigin(site, publicUrl) ?? publicUrl}/`;
  return withParameters(page, { view, site_id: String(site.id), language, ...parameters });
}

function withParameters(page: string, parameters: Parameters): string {
  const url = new URL(page);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
