import { localized } from '../../core/language.ts';
import type { Control } from '../../parts/setting-fields.tsx';
import { type Check, useValueChecks } from '../../parts/value-checks.ts';
import type { SettingName } from './setting-controls.ts';

const useTexts = localized({
  en: {
    origin: (value: string) =>
      `“${value}” is not an origin: https:// and a host in lower case, without a path or a slash at the end.`,
    https: 'An address that begins with https://.',
    color: 'A colour such as #1d4ed8.',
  },
  de: {
    origin: (value: string) =>
      `„${value}“ ist kein Ursprung: https:// und ein Host in Kleinbuchstaben, ohne Pfad und ohne Schrägstrich am Ende.`,
    https: 'Eine Adresse, die mit https:// beginnt.',
    color: 'Eine Farbe wie #1d4ed8.',
  },
});

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/** Checks a setting while it is edited. The API checks it again, with more rules. */
export function useChecks(): (name: SettingName, control: Control) => Check {
  const texts = useTexts();
  const { required, whole } = useValueChecks();
  const origin = (value: unknown) =>
    typeof value === 'string' && value !== '' && !isOrigin(value) ? texts.origin(value) : null;
  const https = (value: unknown) =>
    typeof value === 'string' && value !== '' && !value.startsWith('https://') ? texts.https : null;
  return (name, control) => {
    if (name === 'name' || name === 'defaultCurrency') return required;
    if (name === 'link') return origin;
    if (name === 'allowedOrigins')
      return (value) => (value as string[]).map(origin).find((problem) => problem !== null) ?? null;
    if (name === 'termsUrl' || name === 'privacyUrl') return https;
    if (control.kind === 'color')
      return (value) =>
        value === null || /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(String(value)) ? null : texts.color;
    if (control.kind === 'number') {
      const { min, max, optional = false } = control;
      const within = whole(min, max);
      return (value) => (value === null && optional ? null : within(value));
    }
    return () => null;
  };
}

/** Whether a text is an origin as browsers write it, with https, or with http for a local host. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.includes(url.hostname));
}
