import { css } from 'lit';

/** The dialog and the head of `<gatehouse-auth>`. */
export const authStyles = css`
  dialog {
    width: min(26rem, 100vw - 2rem);
    max-height: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--surface);
    color: var(--text);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .card {
    padding: 1.5rem;
  }
  header {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 1rem;
  }
  .logo {
    max-width: 100%;
    height: auto;
    justify-self: start;
    /* Logos are made for a light surface. The shadow extends this surface without a change of the layout. */
    --ground: light-dark(transparent, var(--brand-surface, #fff));
    background: var(--ground);
    box-shadow: 0 0 0 0.375rem var(--ground);
  }
  .close {
    flex: none;
    min-height: 2rem;
    width: 2rem;
    padding: 0;
    border: 0;
    font-size: 1.25rem;
    line-height: 1;
  }
`;
