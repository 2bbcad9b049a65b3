import { OperatorError } from '../lib/operator-error.ts';

/** A wrong or missing setting. `problems` has one line for each, naming the setting. */
export class SettingsError extends OperatorError {
  override readonly code = 'SETTINGS_INVALID';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Gatehouse cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}
