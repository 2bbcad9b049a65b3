import { requireCustomer } from '@gatehouse/partner/express';
import express from 'express';
import { verifier } from './verifier.js';

const app = express();
app.get('/weather', (_request, response) => response.json({ text: 'Sunny all day.' }));
app.get('/letters', requireCustomer(verifier, { cookie: '__Host-session' }), (request, response) =>
  response.json({ text: 'A reader writes.', customerId: request.gatehouse.customerId }),
);

const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(server.address().port));
