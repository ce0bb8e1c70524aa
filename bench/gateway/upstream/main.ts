import { createServer } from 'node:net';
import { createMessageReader } from '../../load/message-reader.ts';
import { listenAndSay } from '../../processes/listen-and-say.ts';
import { ANSWER } from './answer.ts';

/** Stands in for the MCP service: the same answer to whatever is asked, for as little as a process can do it. */
const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on(
    'data',
    createMessageReader(() => socket.write(ANSWER)),
  );
  socket.on('error', () => socket.destroy());
});
await listenAndSay(server);
