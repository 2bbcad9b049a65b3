import type { ChangeReason, State } from './session-keeper.ts';

/** The message of a tab to the other tabs, after a login, a refresh or a change of the profile. */
export type SessionMessage = {
  state: State;
  token: { value: string; expiresAt: number } | null;
  refreshToken: string | null;
  refreshedAt: number;
  reason: ChangeReason;
};

export type OtherTabs = {
  tellSession(message: SessionMessage): void;
  tellEnd(sessionId: string, reason: ChangeReason): void;
  /** Waits up to a second until another tab sends a session that this tab takes over. @returns whether one arrived */
  nextSession(): Promise<boolean>;
};

type Message = { session: SessionMessage } | { ended: { sessionId: string; reason: ChangeReason } };

const LONGEST_WAIT_MS = 1_000;

/**
 * Connects the tabs of one origin that use the same site. Without a BroadcastChannel, as in React Native, there are no
 * other tabs.
 */
export function openOtherTabs(
  name: string,
  listeners: {
    /** @returns whether this tab takes over the session */
    onSession(message: SessionMessage): boolean;
    onEnd(sessionId: string, reason: ChangeReason): void;
  },
): OtherTabs {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(name);
  const waiting = new Set<() => void>();
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('ended' in data) return listeners.onEnd(data.ended.sessionId, data.ended.reason);
    if (!listeners.onSession(data.session)) return;
    for (const wake of waiting) wake();
  });
  return {
    tellSession: (session) => channel?.postMessage({ session } satisfies Message),
    tellEnd: (sessionId, reason) => channel?.postMessage({ ended: { sessionId, reason } } satisfies Message),
    nextSession() {
      return new Promise((resolve) => {
        const finish = (came: boolean) => {
          waiting.delete(wake);
          clearTimeout(timer);
          resolve(came);
        };
        const wake = () => finish(true);
        const timer = setTimeout(() => finish(false), LONGEST_WAIT_MS);
        waiting.add(wake);
      });
    },
  };
}
