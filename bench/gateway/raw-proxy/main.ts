import { Agent, createServer, request } from 'node:http';
import { listenAndSay } from '../../processes/listen-and-say.ts';

/** A proxy as Node has it, over connections that stay open: it looks at nothing, and hands everything on. */
const upstream = new URL(process.env.UPSTREAM_URL ?? '');
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, outgoing) => {
  const { method, url: path, headers } = incoming;
  const options = { agent, host: upstream.hostname, port: upstream.port, method, path, headers };
  const forwarded = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => outgoing.destroy());
  incoming.pipe(forwarded);
});
await listenAndSay(server);
