import { otherLoopbackOrigin } from '../../../lib/loopback.ts';

export type PaperId = 'gazette' | 'courier';

export type Paper = { id: PaperId; name: string; shortName: string; motto: string };

/** A paper, and the other one of the same publisher. Null where this server has one origin only. */
export type Edition = { paper: Paper; sister: (Paper & { origin: string }) | null };

const GAZETTE: Paper = {
  id: 'gazette',
  name: 'The Saltmere Gazette',
  shortName: 'Gazette',
  motto: 'News of the harbour, printed since 1887',
};

const COURIER: Paper = {
  id: 'courier',
  name: 'The Upland Courier',
  shortName: 'Courier',
  motto: 'The weekly paper of the five valleys',
};

/**
 * The papers of the demo publisher: two origins of one site. On the other name of this machine, the server is the
 * Courier; everywhere else it is the Gazette.
 */
export function editionsOf(publicUrl: string): (hostname: string) => Edition {
  const home = new URL(publicUrl);
  const away = otherLoopbackOrigin(publicUrl);
  if (away === null) return () => ({ paper: GAZETTE, sister: null });
  const awayName = new URL(away).hostname;
  return (hostname) =>
    hostname === awayName
      ? { paper: COURIER, sister: { ...GAZETTE, origin: home.origin } }
      : { paper: GAZETTE, sister: { ...COURIER, origin: away } };
}
