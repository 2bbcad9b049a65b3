import { createServer } from 'node:http';
import { useGatehouse } from '@gatehouse/partner/yoga';
import { createSchema, createYoga } from 'graphql-yoga';
import { verifier } from './verifier.js';

const schema = createSchema({
  typeDefs: 'type Query { letters: String! customerId: ID }',
  resolvers: {
    Query: {
      letters: () => 'A reader writes.',
      customerId: (_root, _args, { gatehouse }) => gatehouse.customerId,
    },
  },
});

const yoga = createYoga({ schema, plugins: [useGatehouse({ verifier, cookie: '__Host-session' })] });
const server = createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1', () =>
  console.log(server.address().port),
);
