'use client';

import { createGatehouse, type Gatehouse } from '@gatehouse/browser';
import { useEffect } from 'react';

let client: Gatehouse | null = null;

/** The client of this page. It needs a browser: call it in effects and event handlers only. */
export function gatehouse(): Gatehouse {
  client ??= createGatehouse({
    url: process.env.NEXT_PUBLIC_GATEHOUSE_URL ?? '',
    siteId: process.env.NEXT_PUBLIC_GATEHOUSE_SITE ?? '',
  });
  return client;
}

/** Sends the access token to `app/session/route.ts`, or clears its cookie if the customer is logged out. */
async function keepCookie(): Promise<void> {
  const { data: token, error } = await gatehouse().accessToken();
  if (error) return;
  const init = token
    ? { method: 'POST', headers: { Authorization: `Bearer ${token}` } }
    : { method: 'DELETE' };
  await fetch('/session', init);
}

/** Keeps the cookie up to date. Use it once, in `app/layout.tsx`. It renders nothing. */
export function GatehouseSession(): null {
  useEffect(() => {
    let isOver = false;
    let sending = Promise.resolve();
    // Requests are sent one after another, so the last one decides.
    const send = () => {
      sending = sending.then(keepCookie).catch(() => {});
    };
    void gatehouse().ready.then(({ error }) => {
      // Without an answer the customer stays logged in.
      if (!isOver && !error) send();
    });
    const stop = gatehouse().onChange((_state, reason) => {
      if (reason !== 'profile') send();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return null;
}
