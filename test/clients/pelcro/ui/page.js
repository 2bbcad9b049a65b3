import {
  EmailVerifyModal,
  LoginModal,
  Notification,
  PasswordChangeModal,
  PasswordForgotModal,
  PasswordlessRequestModal,
  PasswordResetModal,
  PelcroModalController,
  RegisterModal,
  UserUpdateModal,
  usePelcro,
} from '@pelcro/react-pelcro-js';
import { createElement } from 'react';
import { render } from 'react-dom';

const views = [
  LoginModal,
  RegisterModal,
  UserUpdateModal,
  PasswordForgotModal,
  PasswordChangeModal,
  PasswordResetModal,
  PasswordlessRequestModal,
  EmailVerifyModal,
  Notification,
];
const options = {
  loadPaymentSDKs: false,
  loadSecuritySDK: false,
  loadAuth0SDK: false,
  enableURLTriggers: true,
};

render(
  createElement(
    PelcroModalController,
    { options },
    ...views.map((view) => createElement(view, { key: view.name })),
  ),
  document.getElementById('page'),
);
window.showView = (name) => usePelcro.getStore().switchView(name);
window.logOut = () => usePelcro.getStore().logout();
