import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From the time of a cached answer to that of a call that gives up, in seconds. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The metrics of one process. Names follow https://prometheus.io/docs/practices/naming/. */
export type Metrics = {
  readonly registry: Registry;
  readonly counter: <Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
  ) => Counter<Label>;
  readonly durations: <Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
  ) => Histogram<Label>;
  /** Read when the metrics are asked for; undefined becomes NaN, which Prometheus draws as nothing. */
  readonly gauge: (name: string, help: string, read: () => number | undefined) => void;
};

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  return {
    registry,
    counter: (name, help, labels) => new Counter({ name, help, labelNames: labels, registers }),
    durations: (name, help, labels) =>
      new Histogram({ name, help, labelNames: labels, buckets: DURATION_BUCKETS, registers }),
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers,
        collect: () => gauge.set(read() ?? Number.NaN),
      });
    },
  };
}

/** Adds what Node says of the process: memory, CPU, the event loop. Once a process. */
export function collectProcessMetrics({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}

/** Serves the metrics in Prometheus's text format at `/metrics`, on a port that only the monitoring may reach. */
export async function serveMetrics(
  { registry }: Metrics,
  port: number,
): Promise<AsyncDisposable & { port: number }> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    const body = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(body);
  });
  server.listen(port);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
