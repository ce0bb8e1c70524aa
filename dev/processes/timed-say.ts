/** Says what a command is doing, with the seconds since this was made. */
export function timedSay(command: string): (line: string) => void {
  const startedAt = performance.now();
  return (line) => {
    const seconds = String(Math.round((performance.now() - startedAt) / 1000)).padStart(3);
    console.log(`${command} ${seconds} s: ${line}`);
  };
}
