import { createGatehouse } from '@gatehouse/browser';
import { secureStorage } from './secure-storage';

/** The one client of the app. */
export const gatehouse = createGatehouse({
  url: 'https://id.example.com',
  siteId: 1,
  storage: secureStorage,
  language: 'en',
});

/** For requests to your own server, which validates the token. Ask for it before each request. */
export async function authorization(): Promise<Record<string, string>> {
  const { data: token } = await gatehouse.accessToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}
