import 'virtual:component-styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { Console } from './frame/console.tsx';

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
// The library that keeps the page from scrolling below a dialog adds a style of its own.
setNonce(nonce);
const root = document.querySelector<HTMLElement>('#console');
const publicUrl = new URL(root?.dataset.publicUrl ?? location.href);
// The gateway keeps a session only for pages at its public address. `localhost` is not `127.0.0.1`.
if (publicUrl.origin === location.origin) {
  if (root) createRoot(root).render(<Console nonce={nonce} />);
} else {
  location.replace(
    `${publicUrl.href.replace(/\/$/, '')}${location.pathname}${location.search}${location.hash}`,
  );
}
