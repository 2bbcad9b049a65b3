import type { Customer, Site } from '../../platform/database/client/client.ts';

/** The views that a site's own page opens for the links of mails: the names that the original's client knows. */
export type View = 'password-reset' | 'email-verify' | 'passwordless-login' | OwnView;

const OWN_VIEWS = ['email-change-undo', 'email-change-decline'] as const;

/** The views that only this server has: a site's own page does not know them. */
type OwnView = (typeof OWN_VIEWS)[number];

export function isOwnView(view: View): view is OwnView {
  return OWN_VIEWS.some((own) => own === view);
}

/**
 * A link for a mail: to the site's own page, or to ours where the site has none, which has to be told whose reader
 * in which language opens it. Where it leads are settings: nothing that a request says can lead a reader elsewhere.
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

/** A link to a page of this server, also for a site with pages of its own, which do not know the view. */
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
