import type { Actor } from '../../platform/acting.ts';
import type { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** An entry of the audit log. `before` and `after` hold changed members or other facts, never a secret. */
export type NewAuditEntry = {
  accountId: number;
  /** Noun and past participle: `site.updated`. */
  action: string;
  target: { kind: string; id: string | number };
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
};

/** Writes an audit entry in the transaction of the change, so that neither is committed without the other. */
export async function recordAudit(tx: Db, actor: Actor, entry: NewAuditEntry, now: Date): Promise<void> {
  await tx.auditEvent.create({ data: rowOf(actor, entry, now) });
}

/** Writes an entry about the whole deployment to the audit log of every account, `except` one. */
export async function recordAuditEverywhere(
  tx: Db,
  actor: Actor,
  entry: Omit<NewAuditEntry, 'accountId'>,
  now: Date,
  { except }: { except?: number } = {},
): Promise<void> {
  const accounts = await tx.account.findMany({
    where: except === undefined ? {} : { id: { not: except } },
    select: { id: true },
  });
  await tx.auditEvent.createMany({
    data: accounts.map(({ id }) => rowOf(actor, { ...entry, accountId: id }, now)),
  });
}

function rowOf(actor: Actor, { accountId, action, target, before, after }: NewAuditEntry, now: Date) {
  return {
    accountId,
    action,
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    source: actor.source,
    requestId: actor.requestId,
    targetKind: target.kind,
    targetId: String(target.id),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

/** Returns the name of an actor in other tables: `collaborator:5`, or `command_line` for a kind without ids. */
export function nameOf({ kind, id }: Pick<Actor, 'kind' | 'id'>): string {
  const name = kind.toLowerCase();
  return id === null ? name : `${name}:${id}`;
}

/** The members of `after` that differ from `before`, for `before` and `after` of an audit entry. */
export function differences<T extends Record<string, unknown>>(
  before: T,
  after: T,
): { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject } {
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (state: T) =>
    Object.fromEntries(changed.map((name) => [name, state[name] ?? null])) as Prisma.InputJsonObject;
  return { before: pick(before), after: pick(after) };
}
