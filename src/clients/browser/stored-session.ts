/** A storage that the page or the app provides, such as the keychain of a phone. */
export type ProvidedStorage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** Where the SDK keeps the refresh token. `memory` keeps it until the page is left. */
export type Persistence = 'memory' | 'session' | 'local' | ProvidedStorage;

/** The stored part of a session. The access token is not stored. */
export type StoredSession = {
  sessionId: string;
  refreshToken: string;
  /** Milliseconds since the epoch. The latest value belongs to the tab that refreshed last. */
  refreshedAt: number;
};

export type SessionStore = {
  read(): StoredSession | null;
  write(session: StoredSession | null): void;
};

/** Opens the store of a session. If the storage is blocked or cannot be written, memory is used. */
export function openSessionStore(persistence: Persistence, key: string): SessionStore {
  let inMemory: string | null = null;
  let storage = typeof persistence === 'object' ? persistence : accessible(persistence);
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

/** Returns the storage. Null for `memory`, and if the browser blocks the storage: reading its property throws. */
function accessible(persistence: 'memory' | 'session' | 'local'): ProvidedStorage | null {
  if (persistence === 'memory') return null;
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
