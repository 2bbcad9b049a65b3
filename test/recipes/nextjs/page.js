import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { GatehouseSession, gatehouse } from '../../../docs/recipes/nextjs/app/gatehouse-session';

/** A layout with the component, and the calls of a login form. */
createRoot(document.querySelector('#root')).render(createElement(GatehouseSession));
globalThis.logIn = (input) => gatehouse().login(input);
globalThis.logOut = () => gatehouse().logout();
