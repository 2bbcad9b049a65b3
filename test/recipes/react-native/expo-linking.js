/** Replaces `expo-linking`: a link that opened the app, and a link that arrives later. */
const [first, later] = JSON.parse(process.env.LINKS ?? '[]');

export const getInitialURL = async () => first ?? null;

export function addEventListener(_type, listener) {
  const timer = setTimeout(() => later && listener({ url: later }));
  return { remove: () => clearTimeout(timer) };
}
