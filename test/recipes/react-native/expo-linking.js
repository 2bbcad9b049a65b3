/** In place of the links of the system: the one that opened the app, and one that comes later. */
const [first, later] = JSON.parse(process.env.LINKS ?? '[]');

export const getInitialURL = async () => first ?? null;

export function addEventListener(_type, listener) {
  const timer = setTimeout(() => later && listener({ url: later }));
  return { remove: () => clearTimeout(timer) };
}
