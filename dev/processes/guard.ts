import { spawn } from 'node:child_process';

/**
 * Its standard input is a pipe from this process, which the system closes however this process ends. `read` returns
 * then, and the guarded process gets its signal, and SIGKILL after five seconds.
 */
const SCRIPT = `
read -r _
kill -s "$2" "$1" 2>/dev/null || exit 0
i=0
while [ $i -lt 50 ]; do kill -0 "$1" 2>/dev/null || exit 0; sleep 0.1; i=$((i + 1)); done
kill -s KILL "$1" 2>/dev/null`;

/** Ends the process `pid` when this process dies, even by `kill -9`. Release the guard when `pid` has ended. */
export function guardProcess(pid: number, signal: NodeJS.Signals): Disposable {
  const args = ['-c', SCRIPT, 'guard', String(pid), signal.replace(/^SIG/, '')];
  // Detached: Ctrl-C in a terminal reaches the whole process group, and must not end the guard.
  const guard = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return { [Symbol.dispose]: () => void guard.kill('SIGKILL') };
}
