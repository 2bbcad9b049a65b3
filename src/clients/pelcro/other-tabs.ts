type Message = { loggedOut: string };

/**
 * Connects the tabs of one origin. Tabs of other hosts under the domain share only the cookie, and check it when
 * the customer returns to the tab.
 * @param onLogout the session has ended in another tab
 * @param onReturn the customer has returned to this tab
 */
export function openOtherTabs(onLogout: (sessionId: string) => void, onReturn: () => void) {
  const channel = new BroadcastChannel('pelcro.user');
  channel.onmessage = ({ data }: MessageEvent<Message>) => onLogout(data.loggedOut);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) onReturn();
  });
  return (sessionId: string) => channel.postMessage({ loggedOut: sessionId } satisfies Message);
}
