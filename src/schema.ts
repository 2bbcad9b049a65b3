import { builder } from './builder.ts';
import './collaborators/schema.ts';
import './customers/schema.ts';
import './identity-providers/schema.ts';
import './passwords/schema.ts';
import './sessions/schema.ts';
import './single-sign-on/schema.ts';
import './sites/schema.ts';
import './tokens/schema.ts';

/** Every feature's types and operations, as one schema. */
export const schema = builder.toSchema();
