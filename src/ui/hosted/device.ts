import type { Gatehouse } from '../../clients/browser/gatehouse.ts';
import {
  AcceptOpenidDeviceDocument,
  DeclineOpenidDeviceDocument,
  OpenidDeviceRequestDocument,
} from '../core/gql/graphql.ts';
import { ownRequest } from '../core/own-request.ts';
import type { AuthElement } from '../elements/elements.ts';

type Outcome = 'waiting' | 'accepted' | 'declined' | 'unknown' | 'failed';

/**
 * The script of the page `device`: after the login it asks whether the device in front of the customer shows the code.
 * The server has written all texts.
 * @returns a promise that resolves when the page shows its first state
 */
export async function connectDevice(userCode: string, auth: AuthElement, client: Gatehouse): Promise<void> {
  const find = (id: string) => document.querySelector(`#${id}`) as HTMLElement;
  const [section, title, question] = [find('device'), find('device-title'), find('device-question')];
  const connection = { url: auth.url, siteId: auth.siteId, language: document.documentElement.lang };
  let isOver = false;

  async function show(): Promise<void> {
    const { customer } = client;
    // The customer has to accept the terms of the site first.
    const isLoggedIn = customer !== null && customer.termsToAccept == null;
    if (isOver) return;
    auth.hidden = isLoggedIn;
    section.hidden = !isLoggedIn;
    if (!isLoggedIn) return;
    const { data, error } = await ownRequest(client, connection, OpenidDeviceRequestDocument, { userCode });
    if (isOver || client.customer?.id !== customer.id) return;
    if (error) return end(error.code === 'NOT_FOUND' ? 'unknown' : 'failed');
    const { application, scopes } = data.openidDeviceRequest;
    write(title, 'app', application.name);
    write(find('device-customer'), 'email', customer.email);
    find('device-party').hidden = !application.isThirdParty;
    for (const item of section.querySelectorAll<HTMLElement>('[data-scope]'))
      item.hidden = !scopes.includes(item.dataset.scope ?? '');
    question.hidden = false;
    title.focus();
  }

  function write(element: HTMLElement, name: string, value: string): void {
    element.textContent = (element.dataset.text ?? '').replace(`{${name}}`, () => value);
  }

  function end(outcome: Outcome): void {
    isOver = true;
    question.hidden = true;
    title.textContent = title.dataset.over ?? '';
    for (const item of section.querySelectorAll<HTMLElement>('[data-outcome]'))
      item.hidden = item.dataset.outcome !== outcome;
  }

  async function answer(isAccepted: boolean): Promise<void> {
    end('waiting');
    const { error } = isAccepted
      ? await ownRequest(client, connection, AcceptOpenidDeviceDocument, { userCode })
      : await ownRequest(client, connection, DeclineOpenidDeviceDocument, { userCode });
    if (error) end(error.code === 'NOT_FOUND' ? 'unknown' : 'failed');
    else end(isAccepted ? 'accepted' : 'declined');
  }

  find('device-accept').addEventListener('click', () => void answer(true));
  find('device-decline').addEventListener('click', () => void answer(false));
  find('device-other').addEventListener('click', () => void client.logout());
  client.onChange((_state, reason) => {
    if (reason !== 'refresh') void show();
  });
  await show();
}
