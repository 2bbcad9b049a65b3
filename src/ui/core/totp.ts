import { css, html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Texts } from './texts/en.ts';

export const totpStyles = css`
  .qr svg {
    display: block;
    width: 12rem;
    margin: 0 auto;
    border-radius: var(--radius);
  }
  .secret,
  .codes {
    font: 1rem/1.6 ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .codes {
    white-space: pre-wrap;
    margin: 0;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    columns: 2 11rem;
  }
`;

/** The secret of an authenticator app, as a QR code and as text. */
export function renderTotp({ secret, uri }: { secret: string; uri: string }, texts: Texts): TemplateResult {
  return html`<div class="stack">
    <div class="qr" role="img" aria-label=${texts.totpImage}>${until(qrCode(uri), nothing)}</div>
    <p>${texts.totpSecret} <code class="secret">${secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
  </div>`;
}

/** Recovery codes, to copy and to download. */
export function renderRecoveryCodes(codes: readonly string[], texts: Texts): TemplateResult {
  const text = codes.join('\n');
  return html`<div class="stack">
    <pre class="codes">${text}</pre>
    <div class="links">
      <button type="button" @click=${() => navigator.clipboard.writeText(text)}>${texts.copy}</button>
      <a
        class="button"
        download="recovery-codes.txt"
        href=${`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >${texts.download}</a
      >
    </div>
  </div>`;
}

/** Draws a QR code with a library that is loaded for the first code. */
async function qrCode(text: string): Promise<TemplateResult> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">
    <rect width="100%" height="100%" fill="#fff" />
    <path d=${path} fill="#000" />
  </svg>`;
}
