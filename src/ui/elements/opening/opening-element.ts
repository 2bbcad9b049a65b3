import type { GatehouseElement } from '../../core/gatehouse-element.ts';
import type { AuthElement } from '../auth/auth-element.ts';

/** The elements from which a new dialog and the buttons of the page take their site. */
export const ELEMENTS = 'gatehouse-account, gatehouse-profile, gatehouse-gate, gatehouse-auth';

/**
 * Finds the element that opens views: the dialog of the page or, without a dialog, an element that is visible in the
 * page. If there is neither, adds a dialog.
 */
export function openingElement(): AuthElement {
  const inline = [...document.querySelectorAll<AuthElement>('gatehouse-auth:not([dialog])')];
  return (
    document.querySelector<AuthElement>('gatehouse-auth[dialog]') ??
    inline.find((element) => element.checkVisibility()) ??
    addDialog(document.querySelector<GatehouseElement>(ELEMENTS))
  );
}

/** The dialog of the page. @param element a new dialog gets the settings of this element */
export function dialogFor(element: GatehouseElement): AuthElement {
  return document.querySelector<AuthElement>('gatehouse-auth[dialog]') ?? addDialog(element);
}

function addDialog(like: GatehouseElement | null): AuthElement {
  const dialog = document.createElement('gatehouse-auth') as AuthElement;
  if (like) {
    const { url, siteId, language, storage } = like;
    Object.assign(dialog, { url, siteId, language, storage });
  }
  dialog.setAttribute('dialog', '');
  document.body.append(dialog);
  return dialog;
}

/**
 * Whether the page opens views itself: because it has `<meta name="gatehouse-opening" content="none">`, or because a
 * user interface of Pelcro (`Pelcro.environment.ui`) runs on the page. That interface reads the same parameters and the
 * same class names.
 */
export function opensViewsItself(): boolean {
  const { content } = document.querySelector<HTMLMetaElement>('meta[name="gatehouse-opening"]') ?? {};
  const { Pelcro } = window as { Pelcro?: { environment?: { ui?: unknown } } };
  return content === 'none' || Boolean(Pelcro?.environment?.ui);
}
