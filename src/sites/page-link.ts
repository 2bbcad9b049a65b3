import type { Site } from '../database/client/client.ts';

/** The views that a site's own page opens for the links of mails: the names that the original's client knows. */
type View = 'password-reset' | 'email-verify' | 'passwordless-login';

/**
 * A link for a mail: the site's own page, or our own address where the site has none set. Both are settings:
 * nothing that a request says can lead a reader elsewhere.
 */
export function pageLink(
  site: Pick<Site, 'link'>,
  { publicUrl }: { publicUrl: string },
  view: View,
  parameters: Readonly<Record<string, string>>,
): string {
  const link = new URL(site.link ?? publicUrl);
  for (const [name, value] of Object.entries({ view, ...parameters })) link.searchParams.set(name, value);
  return link.href;
}
