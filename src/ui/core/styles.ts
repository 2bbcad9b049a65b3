import { css } from 'lit';

/**
 * The look of the elements. A page changes it with the custom properties `--gatehouse-…`, or with `::part()`. Colours
 * follow the `color-scheme` of the page. `--brand-…` are the settings of the site.
 */
export const baseStyles = css`
  :host {
    --accent: var(
      --gatehouse-accent,
      light-dark(var(--brand-accent, #1d4ed8), var(--brand-dark-accent, #93b4ff))
    );
    --on-accent: var(
      --gatehouse-on-accent,
      light-dark(var(--brand-on-accent, #fff), var(--brand-on-dark-accent, #0b1220))
    );
    --surface: var(--gatehouse-surface, light-dark(var(--brand-surface, #fff), #1f1f23));
    --text: var(--gatehouse-text, light-dark(var(--brand-text, #18181b), #f4f4f5));
    --soft: var(--gatehouse-soft, light-dark(#52525b, #b4b4bb));
    --line: var(--gatehouse-line, light-dark(#d4d4d8, #3f3f46));
    --field: light-dark(#7c7c86, #8a8a93);
    --wrong: light-dark(#b91c1c, #fca5a5);
    --wrong-surface: light-dark(#fef2f2, #3b1517);
    --note-surface: light-dark(#eff6ff, #16233f);
    --radius: var(--gatehouse-radius, var(--brand-radius, 0.5rem));
    display: block;
    font: var(--gatehouse-font, 1rem / 1.5 var(--brand-font, system-ui, sans-serif));
    color: var(--text);
    text-align: start;
    overflow-wrap: break-word;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  h2 {
    font-size: 1.375rem;
    line-height: 1.25;
    min-width: 0;
    margin: 0;
    outline: none;
    hyphens: auto;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .soft {
    color: var(--soft);
  }
  button,
  input {
    font: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--field);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover {
    filter: brightness(0.93);
  }
  button.link {
    min-height: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  a:not(.button) {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  /* A title gets the focus so that screen readers read it. It is no control, so it needs no outline. */
  h2:focus-visible {
    outline: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: filter 0.1s, border-color 0.1s;
    }
  }
`;

/** Forms: one column, labels above their fields, errors below. */
export const formStyles = css`
  form,
  .stack,
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .field {
    gap: 0.25rem;
  }
  /* These elements exist before they have a text, because screen readers announce only changes. */
  [role='alert']:empty,
  [role='status']:empty {
    position: absolute;
  }
  label,
  .label {
    font-weight: 600;
  }
  .hint {
    color: var(--soft);
    font-size: 0.875rem;
  }
  .input {
    display: flex;
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .input:focus-within {
    outline: 3px solid var(--accent);
    outline-offset: 1px;
  }
  .input input {
    flex: 1;
    min-width: 0;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-radius: inherit;
    outline: none;
    background: transparent;
    color: inherit;
  }
  .input input[readonly] {
    color: var(--soft);
  }
  .input button {
    min-height: 0;
    border: 0;
    background: none;
    font-size: 0.875rem;
    font-weight: 500;
    color: var(--soft);
  }
  .wrong .input {
    border-color: var(--wrong);
  }
  .problem {
    color: var(--wrong);
    font-size: 0.875rem;
  }
  .alert,
  .note {
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
  }
  .alert {
    background: var(--wrong-surface);
    color: var(--wrong);
  }
  .note {
    background: var(--note-surface);
  }
  .or {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--soft);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
  }
  .links:has(> :is(button:not(.link), .button)) {
    gap: 0.75rem;
  }
  .stack > button,
  form > button {
    width: 100%;
  }
`;
