/** The languages of mails, pages and country names; the Pelcro API has the same. */
export const LANGUAGES: readonly string[] = ['en', 'fr', 'ko', 'it', 'es', 'de'];
