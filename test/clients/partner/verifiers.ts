import {
  createVerifier,
  type Verifier,
  type VerifierOptions,
} from '../../../src/clients/partner/verifier.ts';
import { atEnd } from '../../support/at-end.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';

/** The clocks of a verifier: the server's time and a monotonic one, moved by some milliseconds. */
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

/** A verifier of a test server, with the demo partner. It has the clock of the server, and is closed at the end. */
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

/** An offline verifier that is ready. By default it never asks. */
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
