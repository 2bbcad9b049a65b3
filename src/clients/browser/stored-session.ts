/** Where the page lets the SDK keep the refresh token. `memory` keeps it as long as the page. */
export type Persistence = 'memory' | 'session' | 'local';

/** What outlives the page. The access token is not part of it. */
export type StoredSession = {
  sessionId: string;
  refreshToken: string;
  /** Milliseconds since the epoch. Tells tabs which of them refreshed last. */
  refreshedAt: number;
};

export type SessionStore = {
  read(): StoredSession | null;
  write(session: StoredSession | null): void;
};

/** Opens the store of the persistence. Where the browser's storage fails, memory takes its place. */
export function openSessionStore(persistence: Persistence, key: string): SessionStore {
  let inMemory: string | null = null;
  let storage = persistence === 'memory' ? null : accessible(persistence);
  return {
    read() {
      try {
        return parse(storage ? storage.getItem(key) : inMemory);
      } catch {
        return null;
      }
    },
    write(session) {
      inMemory = session && JSON.stringify(session);
      try {
        if (inMemory === null) storage?.removeItem(key);
        else storage?.setItem(key, inMemory);
      } catch {
        storage = null;
      }
    },
  };
}

/** Reading the property throws where the browser blocks storage. */
function accessible(persistence: 'session' | 'local'): Storage | null {
  try {
    return persistence === 'local' ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}

function parse(text: string | null): StoredSession | null {
  const stored = JSON.parse(text ?? 'null') as Partial<StoredSession> | null;
  const { sessionId, refreshToken, refreshedAt } = stored ?? {};
  return typeof sessionId === 'string' && typeof refreshToken === 'string' && typeof refreshedAt === 'number'
    ? { sessionId, refreshToken, refreshedAt }
    : null;
}
