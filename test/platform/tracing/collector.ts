import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };

/** A span in the JSON form of OTLP. */
export type CollectedSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  status: { code?: number };
};

type Export = {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: CollectedSpan[] }[] }[];
};

export type Collector = {
  url: string;
  spans: CollectedSpan[];
  /** The unparsed bodies of all exports. */
  texts: string[];
};

/** Starts a collector of OTLP over HTTP on loopback. */
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const texts: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    texts.push(text);
    const { resourceSpans } = JSON.parse(text) as Export;
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, texts };
}

/** The names of the spans from the root of a trace to the only span with this name. */
export function pathTo(spans: CollectedSpan[], name: string): string[] {
  const found = spans.filter((span) => span.name === name);
  if (found.length !== 1) throw new Error(`${found.length} spans are named ${name}`);
  const names: string[] = [];
  for (
    let at = found[0];
    at !== undefined;
    at = spans.find(({ spanId, traceId }) => spanId === at?.parentSpanId && traceId === at.traceId)
  ) {
    names.unshift(at.name);
  }
  return names;
}
