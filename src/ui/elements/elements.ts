import { AccountElement } from './account-element.ts';
import { AuthElement } from './auth/auth-element.ts';

/** Defines all elements. A page that loads this twice, or two versions, keeps the first. */
for (const [name, element] of [
  ['gatehouse-account', AccountElement],
  ['gatehouse-auth', AuthElement],
] as const) {
  if (!customElements.get(name)) customElements.define(name, element);
}

export { AccountElement, AuthElement };
