import { createGatehouse } from '@gatehouse/browser';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { GatehouseProvider } from './gatehouse';

const client = createGatehouse({ url: 'https://id.example.com', siteId: 1 });

createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <GatehouseProvider client={client}>
      <App />
    </GatehouseProvider>
  </StrictMode>,
);
