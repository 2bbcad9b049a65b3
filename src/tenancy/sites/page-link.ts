import type { Customer, Site } from '../../platform/database/client/client.ts';

/** The view that a link in a mail opens. The first three names are those of Pelcro's client. */
export type View = 'password-reset' | 'email-verify' | 'passwordless-login' | OwnView;

const OWN_VIEWS = ['email-change-undo', 'email-change-decline'] as const;

/** Views of this server's pages only. A site's own page does not know them. */
type OwnView = (typeof OWN_VIEWS)[number];

export function isOwnView(view: View): view is OwnView {
  return OWN_VIEWS.some((own) => own === view);
}

/**
 * A link for a mail: to the site's own page, or to a page of this server if the site has none. The target comes from
 * settings only, so that no request can lead a customer elsewhere.
 */
export function pageLink(
  { id, link }: Pick<Site, 'id' | 'link'>,
  { publicUrl }: { publicUrl: string },
  view: Exclude<View, OwnView>,
  { language }: Pick<Customer, 'language'>,
  parameters: Readonly<Record<string, string>>,
): string {
  const page = new URL(link ?? `${publicUrl}/`);
  const ours = link === null ? { site_id: String(id), language } : {};
  for (const [name, value] of Object.entries({ view, ...ours, ...parameters })) {
    page.searchParams.set(name, value);
  }
  return page.href;
}

/** A link to a page of this server, also for a site with its own page, which does not know the view. */
export function ownPageLink(
  { id }: Pick<Site, 'id'>,
  { publicUrl }: { publicUrl: string },
  view: OwnView,
  { language }: Pick<Customer, 'language'>,
  parameters: Readonly<Record<string, string>>,
): string {
  const page = new URL(`${publicUrl}/`);
  for (const [name, value] of Object.entries({ view, site_id: String(id), language, ...parameters })) {
    page.searchParams.set(name, value);
  }
  return page.href;
}
