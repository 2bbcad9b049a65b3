import { localized } from '../core/language.ts';

/** The names of the roles of collaborators. */
export const useRoleNames = localized({
  en: { OWNER: 'Owner', ADMIN: 'Administrator', SUPPORT: 'Support' },
  de: { OWNER: 'Inhaber', ADMIN: 'Administration', SUPPORT: 'Kundendienst' },
});
