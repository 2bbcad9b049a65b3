export type EventName =
  | 'PelcroSiteLoaded'
  | 'PelcroBootComplete'
  | 'PelcroUserLoaded'
  | 'PelcroUserLoggedIn'
  | 'PelcroUserRegister'
  | 'PelcroUserRefresh'
  | 'PelcroUserUpdated'
  | 'PelcroUserLogout';

/**
 * Tells the page. Listeners of the document and of the window hear it. `detail` has the data, as the original documents
 * it, and once more as `detail.data`, where pages of its older versions look.
 */
export function tell(name: EventName, data: object | null = null): void {
  document.dispatchEvent(new CustomEvent(name, { detail: { ...data, data }, bubbles: true }));
}
