import { html, nothing, type TemplateResult } from 'lit';
import type { Site } from '../../../clients/browser/gatehouse.ts';
import type { Texts } from '../../core/texts/en.ts';
import type { View } from './view.ts';

const MAX_LOGO_HEIGHT = 64;

type Card = {
  site: Site | null;
  texts: Texts;
  /** Shown below the title of the view, and announced by screen readers. */
  notice: string | null;
  /** The form of the view, or the place of its errors. */
  form: TemplateResult;
  /** Closes the dialog. Null if the view is part of the page. */
  close: (() => void) | null;
};

/** Draws a view, below the logo of the site. */
export function renderCard(view: View, { site, texts, notice, form, close }: Card): TemplateResult {
  return html`
    <div class="stack">
      ${renderLogo(site)}
      <header>
        <h2 id="title" tabindex="-1" part="title">${view.title}</h2>
        ${
          close
            ? html`<button type="button" class="close" aria-label=${texts.close} @click=${close}>×</button>`
            : nothing
        }
      </header>
      <div role="status">${notice === null ? nothing : html`<p class="note">${notice}</p>`}</div>
      ${view.intro === undefined ? nothing : html`<p class="soft">${view.intro}</p>`}
      ${view.before ?? nothing}
      ${form}
      ${view.after ?? nothing}
    </div>
  `;
}

/** The size of the logo is set before it is loaded, so that the view does not move. */
function renderLogo(site: Site | null): TemplateResult | typeof nothing {
  const logo = site?.branding.logo;
  if (!logo) return nothing;
  const height = Math.min(logo.height, MAX_LOGO_HEIGHT);
  const width = Math.round((logo.width * height) / logo.height);
  return html`<img class="logo" part="logo" src=${logo.url} width=${width} height=${height} alt=${site.name} />`;
}
