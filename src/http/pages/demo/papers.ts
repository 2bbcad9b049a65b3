import { otherLoopbackOrigin } from '../../../lib/loopback.ts';

export type PaperId = 'gazette' | 'courier';

export type Paper = { id: PaperId; name: string; shortName: string; motto: string };

/** A paper, and the other one of the same publisher. `sister` is null if this server has only one origin. */
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
 * The papers of the demo publisher: two origins of one site. Under the other loopback name of this machine, the server
 * shows the Courier. Under every other host it shows the Gazette.
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
