import type { Site } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import { contrast, legibleOn, lightenFor, TEXT_CONTRAST } from './contrast.ts';

/** The default colours of the elements (`src/ui/core/styles.ts`), for the colours that a site has not chosen. */
const DEFAULT = {
  accent: '#1d4ed8',
  surface: '#ffffff',
  text: '#18181b',
  noteSurface: '#eff6ff',
  error: '#b91c1c',
  darkSurface: '#1f1f23',
};

export type ChosenColors = Pick<Site, 'accentColor' | 'accentTextColor' | 'surfaceColor' | 'textColor'>;
type ColorSetting = keyof ChosenColors;

export const COLOR_SETTINGS: readonly ColorSetting[] = [
  'accentColor',
  'accentTextColor',
  'surfaceColor',
  'textColor',
];

/** The colours of a site. Null: the elements keep their default colour. */
export type Palette = {
  accent: string | null;
  accentText: string | null;
  /** For the dark theme: the accent, lightened until it is legible on the dark surface. */
  darkAccent: string | null;
  darkAccentText: string | null;
  surface: string | null;
  text: string | null;
};

export function paletteOf({ accentColor, accentTextColor, surfaceColor, textColor }: ChosenColors): Palette {
  const darkAccent = accentColor === null ? null : lightenFor(DEFAULT.darkSurface, accentColor);
  return {
    accent: accentColor,
    accentText: accentTextColor ?? (accentColor === null ? null : legibleOn(accentColor)),
    darkAccent,
    darkAccentText: darkAccent === null ? null : legibleOn(darkAccent),
    surface: surfaceColor,
    text: textColor,
  };
}

/**
 * Requires that everything written in these colours is legible. White or black is always legible on an accent, so the
 * default colour of its text always passes.
 * @throws IdentityError VALIDATION_FAILED at the setting to change, with the contrast ratio
 */
export function requireLegible(colors: ChosenColors): void {
  const { accentColor, accentTextColor, surfaceColor, textColor } = colors;
  const accent = accentColor ?? DEFAULT.accent;
  const surface = surfaceColor ?? DEFAULT.surface;
  const text = textColor ?? DEFAULT.text;
  const accentText = accentTextColor ?? legibleOn(accent);
  requireContrast('accentTextColor', ['text on the accent', accentText], ['the accent', accent]);
  requireContrast('surfaceColor', ['error messages', DEFAULT.error], ['the surface', surface]);
  requireContrast('textColor', ['the text', text], ['the surface', surface]);
  requireContrast('textColor', ['the text', text], ['notes', DEFAULT.noteSurface]);
  requireContrast('accentColor', ['the accent', accent], ['the surface', surface]);
}

type Named = readonly [name: string, color: string];

function requireContrast(setting: ColorSetting, [name, color]: Named, [ground, surface]: Named): void {
  const ratio = contrast(color, surface);
  if (ratio >= TEXT_CONTRAST) return;
  // Rounded down, so that 4.499 is not shown as the required 4.5.
  const shown = Math.floor(ratio * 100) / 100;
  throw invalidField(
    setting,
    `The contrast of ${name} (${color}) on ${ground} (${surface}) is ${shown}:1. It must be at least ${TEXT_CONTRAST}:1.`,
  );
}
