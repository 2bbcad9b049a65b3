import type { HashReservation } from '../../src/customers/passwords/hash-queue.ts';
import type { TestServer } from './server.ts';

/**
 * Reserves all room that the first account may use in the hash queue. Declare it with `using`.
 * @param except how many places stay free
 */
export function fillHashQueue({ gatehouse: { hashQueue } }: TestServer, { except = 0 } = {}): Disposable {
  const reservations: HashReservation[] = [];
  while (!hashQueue.refusalOf(1)) reservations.push(hashQueue.reserve(1));
  const release = (some: HashReservation[]) => {
    for (const reservation of some) reservation[Symbol.dispose]();
  };
  release(reservations.splice(0, except));
  return { [Symbol.dispose]: () => release(reservations) };
}
