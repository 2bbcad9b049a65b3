import type { Factor } from './factor-form.tsx';

type Overview = { authenticators: readonly { kind: string }[]; recoveryCodesLeft: number };

/** The kinds of the factors that the API has listed. */
export function factorsIn({ authenticators, recoveryCodesLeft }: Overview): readonly Factor[] {
  if (authenticators.length === 0) return [];
  const has = (kind: string) => authenticators.some((each) => each.kind === kind);
  return [
    ...(has('TOTP') ? (['totp'] as const) : []),
    ...(has('PASSKEY') ? (['passkey'] as const) : []),
    ...(recoveryCodesLeft > 0 ? (['recovery_code'] as const) : []),
  ];
}
