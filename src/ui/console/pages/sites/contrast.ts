/** Colours such as `#1d4ed8`, and their contrast by WCAG 2.2. The preview warns about colours that the API refuses. */

/** The minimum contrast of text of normal size, https://www.w3.org/TR/WCAG22/#contrast-minimum. */
export const TEXT_CONTRAST = 4.5;

/** The default colours of the elements, and the default radius of their corners in pixels. */
export const DEFAULT = {
  accent: '#1d4ed8',
  darkAccent: '#93b4ff',
  onDarkAccent: '#0b1220',
  surface: '#ffffff',
  text: '#18181b',
  darkSurface: '#1f1f23',
  radius: 8,
};

function channelsOf(color: string): number[] {
  const hex = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** White if it is legible on the colour, otherwise black. */
export function legibleOn(color: string): string {
  return contrast('#ffffff', color) >= TEXT_CONTRAST ? '#ffffff' : '#000000';
}

/** Mixes white into a colour until it is legible on a dark surface, as the gateway does for the dark theme. */
export function lightenFor(surface: string, color: string): string {
  const channels = channelsOf(color);
  for (let percent = 0; percent < 100; percent += 2) {
    const mixed = channels.map((channel) => Math.round(channel + ((255 - channel) * percent) / 100));
    const lightened = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(lightened, surface) >= TEXT_CONTRAST) return lightened;
  }
  return '#ffffff';
}
