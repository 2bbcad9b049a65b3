import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** Composes the files that are given as `name=path`. Prints the SDL of the supergraph, or fails with the errors. */
const services = process.argv.slice(2).map((given) => {
  const [name, path] = given.split('=');
  return { name, typeDefs: parse(readFileSync(path, 'utf8')), url: `https://${name}.example` };
});
const { supergraphSdl, errors } = composeServices(services);
if (errors?.length) {
  console.error(errors.map(({ message }) => message).join('\n'));
  process.exit(1);
}
console.log(supergraphSdl);
