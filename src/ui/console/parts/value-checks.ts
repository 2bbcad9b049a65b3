import { localized } from '../core/language.ts';

const useTexts = localized({
  en: {
    required: 'Please fill in this field.',
    range: (min: number, max: number) => `A whole number from ${min} to ${max}.`,
  },
  de: {
    required: 'Bitte füllen Sie dieses Feld aus.',
    range: (min: number, max: number) => `Eine ganze Zahl von ${min} bis ${max}.`,
  },
});

/** Checks a value while it is edited, and returns the problem, or null. The API checks it again, with more rules. */
export type Check = (value: unknown) => string | null;

/** Checks that many settings need. */
export function useValueChecks(): { required: Check; whole(min: number, max: number): Check } {
  const { required, range } = useTexts();
  return {
    required: (value) => (value === null || String(value).trim() === '' ? required : null),
    whole: (min, max) => (value) => {
      const isWithin = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
      return isWithin ? null : range(min, max);
    },
  };
}
