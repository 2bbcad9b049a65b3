/** Removes what Node has and React Native lacks, before anything else is loaded. */
for (const name of ['BroadcastChannel', 'localStorage', 'sessionStorage']) {
  delete globalThis[name];
}
delete AbortSignal.timeout;
globalThis.window = globalThis;
Object.defineProperty(globalThis, 'navigator', { value: { product: 'ReactNative' } });
globalThis.URL = class extends URL {
  get searchParams() {
    throw new Error('not implemented');
  }
};
