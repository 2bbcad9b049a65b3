import type { OldSystemKind } from '../../../platform/database/client/client.ts';
import type { Adapter } from './adapter.ts';
import { hook } from './hook.ts';
import { pelcro } from './pelcro.ts';
import { prancer } from './prancer.ts';

export const adapters: Readonly<Record<OldSystemKind, Adapter>> = {
  PELCRO: pelcro,
  PRANCER: prancer,
  HOOK: hook,
};
