/** Removes the globals that Node has and React Native lacks, before anything else is loaded. */
for (const name of ['BroadcastChannel', 'localStorage', 'sessionStorage']) {
  delete globalThis[name];
}
delete AbortSignal.timeout;
globalThis.window = globalThis;
Object.defineProperty(globalThis, 'navigator', { value: { product: 'ReactNative' } });
// Older releases of React Native have a `searchParams` that throws when it is read.
globalThis.URL = class extends URL {
  get searchParams() {
    throw new Error('React Native does not support URL.searchParams.');
  }
};
