import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AdminField } from './admin-field.ts';

type Listed = { adminFields?: Record<string, AdminField>; otherFields?: readonly string[] };

const folder = join(dirname(fileURLToPath(import.meta.url)), 'admin-fields');
const lists: Listed[] = await Promise.all(
  readdirSync(folder).map((file): Promise<Listed> => import(join(folder, file))),
);

/** The lists of all features. */
export const adminFields = lists.flatMap((list) => Object.entries(list.adminFields ?? {}));
export const otherFields = lists.flatMap((list) => list.otherFields ?? []);
