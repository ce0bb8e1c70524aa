/** Has a process collect its garbage, so that what it holds afterwards is what it needs. */
export async function collectGarbage(inspectorPort: number): Promise<{ readonly heapMiB: number }> {
  const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error(`Nothing can be inspected at port ${inspectorPort}.`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  try {
    await opened(socket);
    await ask(socket, 'HeapProfiler.collectGarbage');
    const { usedSize } = await ask<{ usedSize: number }>(socket, 'Runtime.getHeapUsage');
    return { heapMiB: usedSize / BYTES_PER_MIB };
  } finally {
    socket.close();
  }
}

const BYTES_PER_MIB = 1024 ** 2;

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The inspector does not answer.')));
  });
}

/** One question at a time (Chrome DevTools Protocol). */
function ask<Result>(socket: WebSocket, method: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).result), {
      once: true,
    });
    socket.addEventListener('close', () => reject(new Error('The inspector hung up.')), { once: true });
    socket.send(JSON.stringify({ id: 1, method }));
  });
}
