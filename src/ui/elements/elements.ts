import { AccountElement } from './account-element.ts';
import { AuthElement } from './auth/auth-element.ts';
import { DisqusElement } from './disqus-element.ts';
import { GateElement } from './gate-element.ts';
import { openFromAddress } from './opening/open-from-address.ts';
import { watchPageButtons } from './opening/page-buttons.ts';
import { AppsSection } from './profile/apps-section.ts';
import { DataSection } from './profile/data-section.ts';
import { DetailsSection } from './profile/details-section.ts';
import { EmailSection } from './profile/email-section.ts';
import { FactorsSection } from './profile/factors-section.ts';
import { IdentitiesSection } from './profile/identities-section.ts';
import { PasswordSection } from './profile/password-section.ts';
import { ProfileElement } from './profile/profile-element.ts';
import { SessionsSection } from './profile/sessions-section.ts';

/** The compiler checks that the elements match the declarations of the npm package. */
type Constructors = {
  [Name in keyof HTMLElementTagNameMap & `gatehouse-${string}`]: new () => HTMLElementTagNameMap[Name];
};

/** Defines all elements. A page that loads this twice, or two versions, keeps the first. */
for (const [name, element] of Object.entries({
  'gatehouse-account': AccountElement,
  'gatehouse-auth': AuthElement,
  'gatehouse-disqus': DisqusElement,
  'gatehouse-gate': GateElement,
  'gatehouse-profile': ProfileElement,
  'gatehouse-profile-details': DetailsSection,
  'gatehouse-profile-email': EmailSection,
  'gatehouse-profile-password': PasswordSection,
  'gatehouse-profile-factors': FactorsSection,
  'gatehouse-profile-identities': IdentitiesSection,
  'gatehouse-profile-apps': AppsSection,
  'gatehouse-profile-sessions': SessionsSection,
  'gatehouse-profile-data': DataSection,
} satisfies Constructors & Record<string, CustomElementConstructor>)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

// Runs once per page, even if this script is loaded twice.
if (customElements.get('gatehouse-auth') === AuthElement) {
  openFromAddress();
  watchPageButtons();
}

export type * from './page-types.ts';
export type { AccountElement, AuthElement };
