import type { ChangeReason, State } from './session.ts';

/** What a tab that logged in or refreshed tells the others. Only pages of the same origin hear it. */
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
  /** Waits up to a second for what another tab tells of this session. @returns whether it came */
  nextSession(): Promise<boolean>;
};

type Message = { session: SessionMessage } | { ended: { sessionId: string; reason: ChangeReason } };

const LONGEST_WAIT_MS = 1_000;

/** Connects the tabs of one origin that use the same site. */
export function openOtherTabs(
  name: string,
  listeners: {
    /** @returns whether it is the session of this tab, too */
    onSession(message: SessionMessage): boolean;
    onEnd(sessionId: string, reason: ChangeReason): void;
  },
): OtherTabs {
  const channel = new BroadcastChannel(name);
  const waiting = new Set<() => void>();
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('ended' in data) return listeners.onEnd(data.ended.sessionId, data.ended.reason);
    if (!listeners.onSession(data.session)) return;
    for (const wake of waiting) wake();
  };
  return {
    tellSession: (session) => channel.postMessage({ session } satisfies Message),
    tellEnd: (sessionId, reason) => channel.postMessage({ ended: { sessionId, reason } } satisfies Message),
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
