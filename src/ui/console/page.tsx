import 'virtual:component-styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { Console } from './frame/console.tsx';

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
// A library that stops the page from scrolling below a dialog adds a style element, which needs the nonce.
setNonce(nonce);
const root = document.querySelector<HTMLElement>('#console');
const publicUrl = new URL(root?.dataset.publicUrl ?? location.href);
// Sessions work only at the origin of the public address. `localhost` and `127.0.0.1`, for example, are two origins.
if (publicUrl.origin === location.origin) {
  if (root) createRoot(root).render(<Console nonce={nonce} />);
} else {
  location.replace(
    `${publicUrl.href.replace(/\/$/, '')}${location.pathname}${location.search}${location.hash}`,
  );
}
