import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient } from '../clients/client.ts';
import { clientMetadata } from './client-metadata.ts';
import {
  findRecord,
  findRecordByName,
  type RecordKind,
  removeRecord,
  removeRecordsOfGrant,
  storeRecord,
  useRecord,
} from './records.ts';

/** Stores one kind of record of oidc-provider in the database. Clients are read from their own table. */
export function adapterOf(runtime: Runtime, kind: string): Adapter {
  return kind === 'Client' ? clientAdapter(runtime) : recordAdapter(runtime, kind as RecordKind);
}

function recordAdapter(runtime: Runtime, kind: RecordKind): Adapter {
  const payloadOf = async (found: ReturnType<typeof findRecord>): Promise<AdapterPayload | undefined> =>
    (await found)?.payload;
  return {
    async upsert(id, payload, expiresIn = 0) {
      if (await storeRecord(runtime, kind, id, payload, expiresIn)) return;
      // The session has ended since the request began.
      if (kind === 'Session' || kind === 'Grant') throw new errors.SessionNotFound('the session has ended');
      throw new errors.InvalidGrant('the session has ended or the grant was revoked');
    },
    find: (id) => payloadOf(findRecord(runtime, kind, id)),
    findByUid: (uid) => payloadOf(findRecordByName(runtime, 'Session', uid)),
    findByUserCode: (userCode) => payloadOf(findRecordByName(runtime, 'DeviceCode', userCode)),
    async consume(id) {
      if (await useRecord(runtime, kind, id)) return;
      // Two requests have presented the same code or token at the same time. One of them may be an attacker's, so the
      // grant is removed.
      const found = await findRecord(runtime, kind, id);
      const grantId = found?.payload.grantId;
      if (grantId !== undefined) await removeRecord(runtime, 'Grant', grantId);
      throw new errors.InvalidGrant('it was used before');
    },
    async destroy(id) {
      await removeRecord(runtime, kind, id);
    },
    revokeByGrantId: (grantId) => removeRecordsOfGrant(runtime, kind, grantId),
  };
}

function clientAdapter(runtime: Runtime): Adapter {
  const unused = async () => undefined;
  return {
    async find(clientId) {
      const client = await findClient(runtime.prisma, clientId);
      return client ? clientMetadata(client) : undefined;
    },
    upsert: unused,
    findByUid: unused,
    findByUserCode: unused,
    consume: unused,
    destroy: unused,
    revokeByGrantId: unused,
  };
}
