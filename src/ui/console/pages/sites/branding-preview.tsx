import { Alert, Fieldset, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { type CSSProperties, createElement, useEffect } from 'react';
import { serviceUrl } from '../../core/address.ts';
import { localized } from '../../core/language.ts';
import type { Values } from '../../parts/setting-fields.tsx';
import classes from './branding-preview.module.css';
import { contrast, DEFAULT, legibleOn, lightenFor, TEXT_CONTRAST } from './contrast.ts';

const useTexts = localized({
  en: {
    legend: 'Preview',
    about: 'The real login form with these values, even before they are saved.',
    light: 'Light theme',
    dark: 'Dark theme',
    illegible: 'These colours are not legible. The contrast must be at least 4.5:1.',
    onAccent: (ratio: string) => `Text on the accent: ${ratio}:1`,
    onSurface: (ratio: string) => `Text on the surface: ${ratio}:1`,
    accent: (ratio: string) => `Accent on the surface: ${ratio}:1`,
  },
  de: {
    legend: 'Vorschau',
    about: 'Das echte Anmeldeformular mit diesen Werten, auch bevor sie gespeichert sind.',
    light: 'Helles Design',
    dark: 'Dunkles Design',
    illegible: 'Diese Farben sind nicht lesbar. Der Kontrast muss mindestens 4,5:1 sein.',
    onAccent: (ratio: string) => `Text auf dem Akzent: ${ratio}:1`,
    onSurface: (ratio: string) => `Text auf der Fläche: ${ratio}:1`,
    accent: (ratio: string) => `Akzent auf der Fläche: ${ratio}:1`,
  },
});

const COLOR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
const colorIn = (value: unknown) => (typeof value === 'string' && COLOR.test(value) ? value : null);

/** The colours of the preview. A colour that is not set has its default, or is derived from the accent. */
function paletteOf(values: Values) {
  const chosen = colorIn(values.accentColor);
  const accent = chosen ?? DEFAULT.accent;
  const darkAccent = chosen === null ? DEFAULT.darkAccent : lightenFor(DEFAULT.darkSurface, chosen);
  return {
    accent,
    onAccent: colorIn(values.accentTextColor) ?? legibleOn(accent),
    darkAccent,
    onDarkAccent: chosen === null ? DEFAULT.onDarkAccent : legibleOn(darkAccent),
    surface: colorIn(values.surfaceColor) ?? DEFAULT.surface,
    text: colorIn(values.textColor) ?? DEFAULT.text,
  };
}

/** Shows the form that customers see, with values that may not be saved yet, in both themes. */
export function BrandingPreview({ siteId, values }: { siteId: string; values: Values }) {
  const texts = useTexts();
  useElements();
  const palette = paletteOf(values);
  const font = typeof values.fontFamily === 'string' ? values.fontFamily : 'system-ui, sans-serif';
  const radius = typeof values.cornerRadiusPixels === 'number' ? values.cornerRadiusPixels : DEFAULT.radius;
  const shape = { '--gatehouse-font': `1rem / 1.5 ${font}`, '--gatehouse-radius': `${radius}px` };
  const light = {
    ...shape,
    '--gatehouse-accent': palette.accent,
    '--gatehouse-on-accent': palette.onAccent,
    '--gatehouse-surface': palette.surface,
    '--gatehouse-text': palette.text,
    colorScheme: 'light',
    background: palette.surface,
  };
  const dark = {
    ...shape,
    '--gatehouse-accent': palette.darkAccent,
    '--gatehouse-on-accent': palette.onDarkAccent,
    colorScheme: 'dark',
    background: DEFAULT.darkSurface,
  };
  return (
    <Fieldset legend={texts.legend}>
      <Stack>
        <Text size="sm">{texts.about}</Text>
        <ContrastNotice palette={palette} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Shown title={texts.light} style={light} siteId={siteId} />
          <Shown title={texts.dark} style={dark} siteId={siteId} />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}

function Shown({ title, style, siteId }: { title: string; style: object; siteId: string }) {
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {/* The form of the preview takes no input. */}
      <div inert className={classes.frame} style={style as CSSProperties}>
        {createElement('gatehouse-auth', {
          'site-id': siteId,
          url: serviceUrl.href.replace(/\/$/, ''),
          storage: 'memory',
        })}
      </div>
    </figure>
  );
}

function ContrastNotice({ palette }: { palette: ReturnType<typeof paletteOf> }) {
  const texts = useTexts();
  const { accent, onAccent, surface, text } = palette;
  const pairs = [
    [texts.onAccent, onAccent, accent],
    [texts.onSurface, text, surface],
    [texts.accent, accent, surface],
  ] as const;
  const problems = pairs
    .map(([say, one, other]) => ({ say, ratio: contrast(one, other) }))
    .filter(({ ratio }) => ratio < TEXT_CONTRAST);
  if (problems.length === 0) return null;
  return (
    <Alert color="orange" title={texts.illegible} role="status">
      <List size="sm">
        {problems.map(({ say, ratio }) => {
          const said = say((Math.floor(ratio * 100) / 100).toFixed(2));
          return <List.Item key={said}>{said}</List.Item>;
        })}
      </List>
    </Alert>
  );
}

/** Loads the script of the elements from this server, once. */
function useElements(): void {
  useEffect(() => {
    const src = new URL('clients/elements.js', serviceUrl).href;
    if (document.querySelector(`script[src="${src}"]`)) return;
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
  }, []);
}
