import type { Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { paletteOf } from '../../tenancy/branding/palette.ts';
import { findLogo, logoUrl, type ShownLogo } from '../../tenancy/branding/shown-logo.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';

/** The box into which a logo fits, in pixels. */
const LOGO_BOX = { width: 280, height: 56 };

export type MailLogo = { src: string; width: number; height: number };

/** The look of a mail. */
export type MailLook = {
  accent: string;
  accentText: string;
  darkAccent: string;
  darkAccentText: string;
  surface: string;
  text: string;
  fontFamily: string;
  radiusPixels: number;
  /** Null: the name of the site is shown as text. Also null for an SVG, because few mail programs show it. */
  logo: MailLogo | null;
};

/** The default look, which is that of the Elements, such as `<gatehouse-auth>`. */
export const DEFAULT_LOOK: MailLook = {
  accent: '#1d4ed8',
  accentText: '#ffffff',
  darkAccent: '#93b4ff',
  darkAccentText: '#0b1220',
  surface: '#ffffff',
  text: '#18181b',
  fontFamily: 'system-ui, sans-serif',
  radiusPixels: 8,
  logo: null,
};

/** Finds the look of the mails of a site. */
export async function findMailLook(db: Db, site: Site, service: { publicUrl: string }): Promise<MailLook> {
  const palette = paletteOf(site);
  const logo = await findLogo({ prisma: db }, site.id);
  return {
    accent: palette.accent ?? DEFAULT_LOOK.accent,
    accentText: palette.accentText ?? DEFAULT_LOOK.accentText,
    darkAccent: palette.darkAccent ?? DEFAULT_LOOK.darkAccent,
    darkAccentText: palette.darkAccentText ?? DEFAULT_LOOK.darkAccentText,
    surface: palette.surface ?? DEFAULT_LOOK.surface,
    text: palette.text ?? DEFAULT_LOOK.text,
    fontFamily: site.fontFamily ?? DEFAULT_LOOK.fontFamily,
    radiusPixels: site.cornerRadiusPixels ?? DEFAULT_LOOK.radiusPixels,
    logo:
      logo && logo.kind !== 'svg'
        ? mailLogo(logo, { publicUrl: loginOrigin(site, service.publicUrl) ?? service.publicUrl })
        : null,
  };
}

/** Scales the logo to fit into the box. The stored logo can be larger, for high-resolution screens. */
function mailLogo(logo: ShownLogo, service: { publicUrl: string }): MailLogo {
  const { width, height } = logo;
  const scale = Math.min(1, LOGO_BOX.width / width, LOGO_BOX.height / height);
  const scaled = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { src: logoUrl(logo, service), width: scaled(width), height: scaled(height) };
}
