import argon2 from 'argon2';
import { vi } from 'vitest';

/**
 * From now on passwords are hashed at a tenth of the cost in this process, for tests in which their
 * number and their order matter, and not what one costs.
 */
export function makeHashesCheap(): void {
  const hash = argon2.hash;
  vi.spyOn(argon2, 'hash').mockImplementation((password) =>
    hash(password, { type: argon2.argon2id, memoryCost: 1024, timeCost: 2, parallelism: 1 }),
  );
}
