import { type AdminField, NO_ID } from '../admin-field.ts';

/** The last hour by the clock of a scene. */
function now({ server }: Parameters<NonNullable<AdminField['variables']>>[0]) {
  const at = server.clock.now().getTime();
  return { from: new Date(at - 3_600_000).toISOString(), to: new Date(at).toISOString() };
}

export const adminFields: Record<string, AdminField> = {
  statistics: {
    least: 'SUPPORT',
    document: `query ($from: DateTime!, $to: DateTime!, $siteId: ID) {
      statistics(from: $from, to: $to, step: HOUR, siteId: $siteId) {
        logins { way provider outcome count } verdicts { partnerName verdict count }
        registrations { provider count } activeSessions { count } mails { outcome count } webhooks { outcome count }
      }
    }`,
    variables: (scene) => ({ ...now(scene), siteId: String(scene.siteId) }),
    missing: { siteId: NO_ID },
  },
  mailDelivery: {
    least: 'ADMIN',
    document: '{ mailDelivery { transport lastSentOn waiting } }',
  },
};
