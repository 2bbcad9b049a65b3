import { createOutgoing, type Outgoing } from '../../lib/outgoing.ts';
import { createTally, type Tally } from '../../lib/tally.ts';
import { OldSystemKind } from '../../platform/database/client/client.ts';
import type { Settings } from '../../platform/settings.ts';
import { adapters } from './adapters/adapters.ts';
import { createQuestionLimit, type QuestionLimit } from './question-limit.ts';
import { type Refusals, rememberRefusals } from './refusals.ts';

/** The state of this process for questions to old systems. */
export type OldSystems = {
  outgoing: Readonly<Record<OldSystemKind, Outgoing>>;
  questions: QuestionLimit;
  logouts: QuestionLimit;
  refusals: Refusals;
  /** The shortest step of `failureDelay` in an account with an old system: enough for a connection and a hash there. */
  refusalMilliseconds: number;
  outcomes: Tally<{
    kind: OldSystemKind;
    outcome: 'matched' | 'refused' | 'remembered' | 'locked' | 'unavailable';
  }>;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    oldSystems: OldSystems;
  }
}

export function openOldSystems({
  environment,
  oldSystemTimeoutSeconds,
}: Pick<Settings, 'environment' | 'oldSystemTimeoutSeconds'>): OldSystems {
  const outgoing = (kind: OldSystemKind) =>
    createOutgoing({
      environment,
      timeoutMilliseconds: 1_000 * oldSystemTimeoutSeconds,
      maxResponseBytes: adapters[kind].maxAnswerBytes,
      continuesTrace: true,
    });
  return {
    outgoing: {
      PELCRO: outgoing(OldSystemKind.PELCRO),
      PRANCER: outgoing(OldSystemKind.PRANCER),
      HOOK: outgoing(OldSystemKind.HOOK),
    },
    questions: createQuestionLimit(),
    logouts: createQuestionLimit(),
    refusals: rememberRefusals(),
    refusalMilliseconds: 1_000,
    outcomes: createTally(),
  };
}
