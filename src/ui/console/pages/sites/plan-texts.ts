import { localized } from '../../core/language.ts';
import type { Control, FieldTexts } from '../../parts/setting-fields.tsx';
import { type Check, useValueChecks } from '../../parts/value-checks.ts';

const field = (label: string, help: string): FieldTexts => ({ label, help });

const MAX = 2_147_483_647;

/** How each field of a plan is edited. */
export const PLAN_CONTROLS = {
  nickname: { kind: 'text' },
  description: { kind: 'text' },
  addressRanges: { kind: 'lines', placeholder: '192.0.2.0/24' },
  emailDomains: { kind: 'lines', placeholder: 'university.example' },
  amount: { kind: 'number', min: 0, max: MAX },
  currency: { kind: 'text' },
  quantity: { kind: 'number', min: 1, max: MAX },
  type: { kind: 'text' },
  autoRenew: { kind: 'switch' },
  countries: { kind: 'lines', placeholder: 'FR' },
  entitlements: { kind: 'lines' },
  productId: { kind: 'number', min: 1, max: MAX, optional: true },
} as const satisfies Record<string, Control>;

export type PlanField = keyof typeof PLAN_CONTROLS;

export const usePlanTexts = localized({
  en: {
    title: 'Plans',
    create: 'Create a plan',
    created: 'The plan was created.',
    cancel: 'Cancel',
    none: 'There is no plan yet',
    noneAbout: 'A free plan can apply to a network or an email domain, for example of a university.',
    id: 'Id',
    price: 'Price',
    free: 'Free',
    state: 'State',
    active: 'Offered',
    inactive: 'Not offered',
    deactivate: 'Deactivate',
    reactivate: 'Reactivate',
    deactivated: 'The plan is no longer offered.',
    reactivated: 'The plan is offered again.',
    nickname: field('Name', 'Up to 100 characters.'),
    description: field('Description', 'Up to 1,000 characters.'),
    addressRanges: field(
      'Address ranges',
      'Addresses, CIDR blocks such as 192.0.2.0/24, or ranges such as 192.0.2.1-192.0.2.9, one per line. Visitors from these addresses get the plan if it is free.',
    ),
    emailDomains: field(
      'Email domains',
      'One per line. Customers with a verified email of such a domain get the plan if it is free.',
    ),
    amount: field('Amount', 'In minor units, such as cents. 0: free.'),
    currency: field('Currency', 'An ISO 4217 code.'),
    quantity: field('Quantity', 'At least 1.'),
    type: field('Type', 'Apps get it unchanged.'),
    autoRenew: field('Renews automatically', 'Apps get it unchanged.'),
    countries: field('Countries', 'Two-letter ISO 3166-1 codes, one per line.'),
    entitlements: field('Entitlements', 'One per line. Apps get them with the plan.'),
    productId: field('Product id', 'The id of the product in your own system.'),
  },
  de: {
    title: 'Tarife',
    create: 'Tarif anlegen',
    created: 'Der Tarif wurde angelegt.',
    cancel: 'Abbrechen',
    none: 'Es gibt noch keinen Tarif',
    noneAbout:
      'Ein kostenloser Tarif kann für ein Netz oder eine E-Mail-Domain gelten, etwa die einer Universität.',
    id: 'Id',
    price: 'Preis',
    free: 'Kostenlos',
    state: 'Zustand',
    active: 'Angeboten',
    inactive: 'Nicht angeboten',
    deactivate: 'Deaktivieren',
    reactivate: 'Wieder anbieten',
    deactivated: 'Der Tarif wird nicht mehr angeboten.',
    reactivated: 'Der Tarif wird wieder angeboten.',
    nickname: field('Name', 'Bis zu 100 Zeichen.'),
    description: field('Beschreibung', 'Bis zu 1.000 Zeichen.'),
    addressRanges: field(
      'Adressbereiche',
      'Adressen, CIDR-Blöcke wie 192.0.2.0/24 oder Bereiche wie 192.0.2.1-192.0.2.9, einer pro Zeile. Besucher mit einer solchen Adresse bekommen den Tarif, wenn er kostenlos ist.',
    ),
    emailDomains: field(
      'E-Mail-Domains',
      'Eine pro Zeile. Kunden mit einer bestätigten E-Mail-Adresse einer solchen Domain bekommen den Tarif, wenn er kostenlos ist.',
    ),
    amount: field('Betrag', 'In kleinsten Einheiten, etwa Cent. 0: kostenlos.'),
    currency: field('Währung', 'Ein Code nach ISO 4217.'),
    quantity: field('Menge', 'Mindestens 1.'),
    type: field('Typ', 'Apps bekommen ihn unverändert.'),
    autoRenew: field('Verlängert sich', 'Apps bekommen es unverändert.'),
    countries: field('Länder', 'Zweistellige Codes nach ISO 3166-1, einer pro Zeile.'),
    entitlements: field('Berechtigungen', 'Eine pro Zeile. Apps bekommen sie mit dem Tarif.'),
    productId: field('Produkt-Id', 'Die Id des Produkts in Ihrem eigenen System.'),
  },
});

/** Checks a field while it is edited. The API checks it again, with more rules. */
export function usePlanChecks(): (name: PlanField) => Check {
  const { required, whole } = useValueChecks();
  return (name) => {
    const control: Control = PLAN_CONTROLS[name];
    if (name === 'nickname' || name === 'currency') return required;
    if (control.kind !== 'number') return () => null;
    const { min, max, optional = false } = control;
    const check = whole(min, max);
    return (value) => (value === null && optional ? null : check(value));
  };
}
