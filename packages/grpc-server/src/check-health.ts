import { credentials, makeClientConstructor } from '@grpc/grpc-js';
import { service } from 'grpc-health-check';

/** `node check-health.ts <port>`: asks the service on this machine for its health, and ends with 0 if it is SERVING. */
const HealthClient = makeClientConstructor(service, 'grpc.health.v1.Health');
const client = new HealthClient(
  `127.0.0.1:${process.env.PORT || process.argv[2]}`,
  credentials.createInsecure(),
);
const within = { deadline: Date.now() + 2_000 };
client.check?.({ service: '' }, within, (error: Error | null, answer?: { status: string }) => {
  process.exitCode = error === null && answer?.status === 'SERVING' ? 0 : 1;
  client.close();
});
