import { SUBGRAPH_SDL } from '../graphql/subgraph.ts';

/** `npm run -s print-subgraph`: prints the SDL of the federation subgraph, for a gateway. */
process.stdout.write(SUBGRAPH_SDL);
process.exit();
