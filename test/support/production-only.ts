import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * For `node --import`: hides packages that `npm ci --omit=dev --omit=optional` would not install. It tests the same as
 * such an installation, which would take a minute.
 */
const root = new URL('../../', import.meta.url);
const modules = new URL('node_modules/', root).href;

type Locked = { dev?: true; optional?: true; devOptional?: true };
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
  packages: Record<string, Locked>;
};

registerHooks({
  load(url, context, nextLoad) {
    const key = url.startsWith(modules) ? packageOf(url.slice(root.href.length)) : null;
    if (key !== null) {
      const { dev, optional, devOptional } = packages[key] ?? {};
      if (dev || optional || devOptional) throw new Error(`${key} is not there in production: ${url}`);
    }
    return nextLoad(url, context);
  },
});

/** `node_modules/a/node_modules/@b/c/index.js` belongs to `node_modules/a/node_modules/@b/c`. */
function packageOf(path: string): string | null {
  const [key] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
  return key === undefined ? null : decodeURIComponent(key);
}
