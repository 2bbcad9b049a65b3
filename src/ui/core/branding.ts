import type { Site } from '../../clients/browser/gatehouse.ts';

type Branding = Site['branding'];

/**
 * The style sheet of a site's branding. It sets `--brand-…`, which the base styles use where the page sets no
 * `--gatehouse-…`. Values are set through the CSSOM, so that none of them can add other declarations.
 * @param selector the element that gets the colours: the host of an element, or the root of the page
 */
export function brandingSheet(branding: Branding, selector: ':host' | ':root' = ':host'): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selector} {}`);
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  const radius = branding.cornerRadiusPixels;
  const values = {
    accent: branding.accent,
    'on-accent': branding.accentText,
    'dark-accent': branding.darkAccent,
    'on-dark-accent': branding.darkAccentText,
    surface: branding.surface,
    text: branding.text,
    font: branding.fontFamily,
    radius: radius === null ? null : `${radius}px`,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value !== null) style.setProperty(`--brand-${name}`, value);
  }
  return sheet;
}
