import { rotateSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import type { AdminField, Scene } from '../admin-field.ts';

/** Creates a key that does not sign yet. Its withdrawal leaves the tokens of the scene valid. */
async function newKey({ server: { gatehouse } }: Scene): Promise<{ kid: string }> {
  const { created } = await rotateSigningKey(gatehouse.prisma, gatehouse, 86_400);
  return { kid: created };
}

const KEYS = '{ keys { kid state } withdrawn { kid } mayChange }';

export const adminFields: Record<string, AdminField> = {
  signingKeys: { least: 'ADMIN', document: `{ signingKeys ${KEYS} }` },
  rotateSigningKeys: {
    least: 'OWNER',
    document: `mutation { rotateSigningKeys ${KEYS} }`,
    ofOperator: true,
  },
  withdrawSigningKey: {
    least: 'OWNER',
    document: `mutation ($kid: ID!) { withdrawSigningKey(kid: $kid) ${KEYS} }`,
    variables: newKey,
    ofOperator: true,
  },
};
