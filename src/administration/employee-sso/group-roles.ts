import { z } from 'zod';

/** The roles of groups, as they are stored. */
export const groupRoles = z.array(
  z.object({ group: z.string(), role: z.enum(['OWNER', 'ADMIN', 'SUPPORT']) }),
);
