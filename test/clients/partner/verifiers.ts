import {
  createVerifier,
  type Verifier,
  type VerifierOptions,
} from '../../../src/clients/partner/verifier.ts';
import { atEnd } from '../../support/at-end.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';

/** The two clocks of a verifier: the time of the server and a monotonic clock. A test can move them by milliseconds. */
export type MovedClock = {
  wall(): number;
  monotonic(): number;
  moveWall(by: number): void;
  wait(by: number): void;
};

export function clockOf({ clock }: TestServer): MovedClock {
  let [wall, monotonic] = [0, 0];
  return {
    wall: () => clock.now().getTime() + wall,
    // Not `performance.now`, which tests replace.
    monotonic: () => Number(process.hrtime.bigint()) / 1e6 + monotonic,
    moveWall(by) {
      wall += by;
    },
    wait(by) {
      wall += by;
      monotonic += by;
    },
  };
}

/** Creates a verifier of the demo partner with the clock of the server. `atEnd` closes the verifier. */
export function verifierOf(server: TestServer, options: Partial<VerifierOptions> = {}): Verifier {
  const verifier = createVerifier({
    issuer: PUBLIC_URL,
    url: server.url,
    ...server.demo.partner,
    timeoutMilliseconds: 60_000,
    clock: clockOf(server),
    ...options,
  });
  atEnd(() => verifier.close());
  return verifier;
}

/** Creates an offline verifier and waits until it is ready. By default it never asks the service about a token. */
export async function offlineVerifierOf(
  server: TestServer,
  options: Partial<VerifierOptions> = {},
): Promise<Verifier> {
  const verifier = verifierOf(server, {
    mode: 'offline',
    maxStalenessSeconds: 600,
    whenStale: 'refuse',
    ...options,
  });
  if (!(await verifier.ready(120_000))) throw new Error(`Not ready: ${JSON.stringify(verifier.state())}`);
  return verifier;
}
