import type { Outcome } from '../core/api.ts';

type Version = { updatedAt: string };

/**
 * Saves changed settings with a mutation that takes all settings at once. Unchanged settings are sent with the stored
 * values, not with the values from when the form was opened. So there is a conflict only if another collaborator has
 * changed one of the same settings meanwhile.
 * @param since the version that was read; null to overwrite the changes of another collaborator
 * @param read reads the stored settings
 * @param send sends the changes with the other settings of `stored`
 */
export async function saveOver<Stored extends Version>({
  known,
  since,
  changed,
  read,
  send,
}: {
  known: Stored | null;
  since: string | null;
  changed: object;
  read: () => Promise<Outcome<Stored | null>>;
  send: (stored: Stored | null, ifUpdatedAt: string | null) => Promise<Outcome<unknown>>;
}): Promise<Outcome<unknown>> {
  if (known && since !== null) {
    const outcome = await send(known, since);
    const contested = outcome.problem?.conflict?.fields;
    if (!contested || contested.some((name) => name in changed)) return outcome;
  }
  const { data: stored, problem } = await read();
  if (problem) return { data: null, problem };
  if (stored === null) return send(known, null);
  // If another collaborator has created the settings while the form was open, the old version causes a conflict.
  const isUnseen = known === null && since !== null;
  return send(stored, isUnseen ? since : stored.updatedAt);
}
