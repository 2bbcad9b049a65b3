export type Site = { id: string; name: string };
/** A plan of the members of a company. An empty domain or group: of all. */
export type PlanValues = { planId: string; nickname: string; siteId: string; domain: string; group: string };

/** The settings of a company in its form. */
export type SettingValues = {
  name: string;
  enabled: boolean;
  ssoOnly: boolean;
  issuer: string;
  clientId: string;
  secret: string;
  groupsClaim: string;
  plans: PlanValues[];
};
