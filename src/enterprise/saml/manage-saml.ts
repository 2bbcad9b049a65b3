import { z } from 'zod';
import { isAcceptableUrl } from '../../lib/outgoing.ts';
import type { Acting } from '../../platform/acting.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { readEnterpriseConnection, type WholeConnection } from '../connections/connection.ts';
import { newConnection } from '../connections/connection-input.ts';
import { addConnection, changeProvider } from '../connections/manage-connections.ts';
import { fetchIdpMetadata, type IdpMetadata, readIdpMetadata } from './idp-metadata.ts';
import { refreshMetadata } from './refresh-metadata.ts';
import { XmlProblem } from './xml.ts';

const MAX_METADATA = 262_144;

const metadataShape = z.object({
  metadataUrl: text('metadataUrl', 2_048).nullish(),
  metadata: text('metadata', MAX_METADATA).nullish(),
});

const newSaml = newConnection.omit({ issuer: true, clientId: true, secret: true });

type SamlProvider = IdpMetadata & { metadataUrl: string | null };

/**
 * Connects the SAML provider of a company. Its metadata are fetched or given as a text. Customers cannot log in with
 * the connection until a domain is proven.
 * @param input a CreateSamlConnectionInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function createSamlConnection(
  runtime: Runtime,
  acting: Acting,
  input: object,
): Promise<WholeConnection> {
  const given = requireValid(newSaml, input);
  const provider = await readProvider(runtime, input);
  const now = runtime.clock();
  const dates = { metadataRefreshedAt: now, metadataCheckedAt: now };
  return addConnection(runtime, acting, given, { kind: 'SAML', ...provider, ...dates });
}

/**
 * Replaces the metadata of a SAML connection. The entity id may change, too.
 * @param input `metadataUrl` or `metadata`, not yet validated
 * @throws IdentityError NOT_FOUND, also for another kind of connection; VALIDATION_FAILED
 */
export async function setSamlMetadata(
  runtime: Runtime,
  acting: Acting,
  id: string,
  input: object,
): Promise<WholeConnection> {
  await requireSaml(runtime, acting, id);
  const provider = await readProvider(runtime, input);
  const now = runtime.clock();
  const dates = { metadataRefreshedAt: now, metadataCheckedAt: now };
  return changeProvider(runtime, acting, id, { ...provider, ...dates, metadataProblem: null });
}

/**
 * Fetches the metadata of a SAML connection now. The result shows whether that has failed.
 * @throws IdentityError NOT_FOUND; VALIDATION_FAILED on `id` if the metadata were given as a text
 */
export async function refreshSamlMetadata(
  runtime: Runtime,
  acting: Acting,
  id: string,
): Promise<WholeConnection> {
  const connection = await requireSaml(runtime, acting, id);
  if (connection.metadataUrl === null)
    throw invalidField('id', 'The metadata of this connection have no URL.');
  await refreshMetadata(runtime, connection, acting.actor);
  return readEnterpriseConnection(runtime.prisma, acting, id);
}

async function requireSaml(runtime: Runtime, acting: Acting, id: string): Promise<WholeConnection> {
  const connection = await readEnterpriseConnection(runtime.prisma, acting, id);
  if (connection.kind !== 'SAML') throw new IdentityError('NOT_FOUND');
  return connection;
}

/** @throws IdentityError VALIDATION_FAILED */
async function readProvider(runtime: Runtime, input: object): Promise<SamlProvider> {
  const { metadataUrl, metadata } = requireValid(metadataShape, input);
  const { clock, settings, identityProviders } = runtime;
  const { environment } = settings;
  if ((metadataUrl == null) === (metadata == null)) {
    throw invalidField('metadataUrl', 'Give either metadataUrl or metadata.');
  }
  const field = metadata == null ? 'metadataUrl' : 'metadata';
  try {
    if (metadata != null) return { ...readIdpMetadata(metadata, environment, clock()), metadataUrl: null };
    const url = metadataUrl ?? '';
    if (!isAcceptableUrl(url, environment)) throw new XmlProblem('The metadataUrl must be an https URL.');
    return {
      ...(await fetchIdpMetadata(identityProviders.outgoing, url, environment, clock())),
      metadataUrl: url,
    };
  } catch (error) {
    if (error instanceof XmlProblem) throw invalidField(field, error.message);
    throw error;
  }
}
