import { gatehouse } from '@gatehouse/partner/fastify';
import fastify from 'fastify';
import { verifier } from './verifier.js';

const app = fastify();
app.get('/weather', () => ({ text: 'Sunny all day.' }));
app.register(async (scope) => {
  await scope.register(gatehouse, { verifier, cookie: '__Host-session' });
  scope.get('/letters', ({ gatehouse: { customerId } }) => ({ text: 'A reader writes.', customerId }));
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log(app.server.address().port);
