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
 * Dispatches an event to listeners of the document and of the window. `detail` has the data, as Pelcro documents it,
 * and again as `detail.data`, which pages for older versions of the SDK read.
 */
export function dispatch(name: EventName, data: object | null = null): void {
  document.dispatchEvent(new CustomEvent(name, { detail: { ...data, data }, bubbles: true }));
}
