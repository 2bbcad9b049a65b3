import argon2 from 'argon2';

/**
 * Runs only `argon2.verify`, with a given concurrency and duration. Prints the number per second:
 * node raw-argon2.ts <hash> <password> <at once> <seconds>
 */
const [hash = '', password = '', atOnce, seconds] = process.argv.slice(2);

let verified = 0;
async function verifyUntil(end: number): Promise<void> {
  while (performance.now() < end) {
    if (!(await argon2.verify(hash, password))) throw new Error('The password does not match');
    if (performance.now() <= end) verified += 1;
  }
}

const all = (end: number) => Promise.all(Array.from({ length: Number(atOnce) }, () => verifyUntil(end)));
await all(performance.now() + 200);
verified = 0;
await all(performance.now() + Number(seconds) * 1000);
process.stdout.write(String(verified / Number(seconds)));
