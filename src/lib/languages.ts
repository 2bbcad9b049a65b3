/** Languages that the legacy consumers know. */
export const LANGUAGES: readonly string[] = ['en', 'fr', 'ko', 'it', 'es', 'de'];
