export type Site = { id: string; name: string };
/** A plan that a company pays for. An empty domain or group does not limit who gets the plan. */
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
