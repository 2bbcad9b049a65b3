import * as Linking from 'expo-linking';
import { type MailedLink, readMailedLink } from './mailed-link';

/** Calls the listener for the link that opened the app, and for each later one. @returns a function that stops this */
export function onMailedLink(listener: (link: MailedLink) => void): () => void {
  const take = (address: string | null) => {
    const link = address === null ? null : readMailedLink(address);
    if (link) listener(link);
  };
  void Linking.getInitialURL().then(take);
  const subscription = Linking.addEventListener('url', ({ url }) => take(url));
  return () => subscription.remove();
}
