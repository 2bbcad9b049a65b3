import type { Site } from '../../platform/database/client/client.ts';
import { paletteOf } from '../../tenancy/branding/palette.ts';

type Branding = Pick<
  Site,
  | 'accentColor'
  | 'accentTextColor'
  | 'surfaceColor'
  | 'textColor'
  | 'fontFamily'
  | 'cornerRadiusPixels'
  | 'mailSenderName'
  | 'mailReplyTo'
>;

/** What a mail takes from a site. A mail in the name of an account has its name only. */
export type MailSite = Pick<Site, 'name'> & Partial<Branding>;

/** The look of a mail. */
export type MailBrand = {
  accent: string;
  accentText: string;
  darkAccent: string;
  darkAccentText: string;
  surface: string;
  text: string;
  fontFamily: string;
  radiusPixels: number;
};

/** The look of a mail of the site: where it sets nothing, that of the elements. */
export function mailBrandOf(site: Partial<Branding>): MailBrand {
  const { accentColor = null, accentTextColor = null, surfaceColor = null, textColor = null } = site;
  const palette = paletteOf({ accentColor, accentTextColor, surfaceColor, textColor });
  return {
    accent: palette.accent ?? '#1d4ed8',
    accentText: palette.accentText ?? '#ffffff',
    darkAccent: palette.darkAccent ?? '#93b4ff',
    darkAccentText: palette.darkAccentText ?? '#0b1220',
    surface: palette.surface ?? '#ffffff',
    text: palette.text ?? '#18181b',
    fontFamily: site.fontFamily ?? 'system-ui, sans-serif',
    radiusPixels: site.cornerRadiusPixels ?? 8,
  };
}
