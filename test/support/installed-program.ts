import { spawnSync } from 'node:child_process';

/**
 * Whether a program that tests need is installed. If it is not, the tests are skipped with a message.
 * @param hint the command that installs the program on Debian
 * @param version the argument with which the program prints its version
 * @throws with CI=true, if the program is not installed
 */
export function isInstalled(program: string, hint: string, version = '--version'): boolean {
  if (spawnSync(program, [version]).status === 0) return true;
  reportMissing(`${program} is not installed (Debian: ${hint})`, `need ${program}`);
  return false;
}

/** Prints the reason why tests are skipped. @throws with CI=true */
export function reportMissing(message: string, tests: string): void {
  if (/^(true|1)$/.test(process.env.CI ?? ''))
    throw new Error(`${message}. With CI=true no test may be skipped for that.`);
  console.warn(`Skipping the tests that ${tests}: ${message}`);
}
