import {
  type CSSVariablesResolver,
  createTheme,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';
import { useMemo } from 'react';
import { localized } from '../core/language.ts';

/** The look of the console. Colours of text keep a contrast of 4.5:1 (WCAG AA) in both schemes. */
const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  components: {
    // Mantine uses `header`, which screen readers would announce as a second header of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    // Mantine focuses a placeholder. The menu button pattern of WAI-ARIA focuses the first item.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Capital letters are hard to read, and wrong in some names.
    Badge: { defaultProps: { tt: 'none' } },
  },
});

const useTexts = localized({ en: { close: 'Close' }, de: { close: 'Schließen' } });

/** The theme for `MantineProvider`. The names of its close buttons are in the language of the collaborator. */
export function useTheme(): MantineThemeOverride {
  const { close } = useTexts();
  return useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: { CloseButton: { defaultProps: { 'aria-label': close } } },
      }),
    [close],
  );
}

const LIGHT_TEXT_SHADE = 9;
const DARK_TEXT_SHADE = 3;
const TINTED = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'gray', 'grape'];

/** Gives dimmed and coloured text more contrast than Mantine does, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b6370',
    '--mantine-color-placeholder': '#667080',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    ...Object.fromEntries(
      TINTED.map((color) => [
        `--mantine-color-${color}-light-color`,
        `color-mix(in srgb, var(--mantine-color-${color}-${LIGHT_TEXT_SHADE}), black 18%)`,
      ]),
    ),
  },
  dark: {
    '--mantine-color-dimmed': '#a4abb6',
    '--mantine-color-placeholder': '#98a0ac',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    ...Object.fromEntries(
      TINTED.map((color) => [
        `--mantine-color-${color}-light-color`,
        `var(--mantine-color-${color}-${DARK_TEXT_SHADE})`,
      ]),
    ),
  },
});
