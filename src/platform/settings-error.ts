import { OperatorError } from '../lib/operator-error.ts';

/** Wrong or missing settings. `problems` has a line for each, with the setting's name. */
export class SettingsError extends OperatorError {
  override readonly code = 'SETTINGS_INVALID';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Gatehouse cannot start with these settings:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}
