import { waitFor } from '../processes/wait-for.ts';
import { docker } from './docker.ts';

/** Longer than `stop_grace_period` of docker-compose.yml. */
const STOP_SECONDS = 60;
const HEALTHY_BOUND_MS = 90_000;

/** One container of the stack, which stays the same when it is started again. */
export class Container {
  readonly id: string;
  readonly service: string;
  readonly number: string;

  constructor({ id, service, number }: { id: string; service: string; number: string }) {
    this.id = id;
    this.service = service;
    this.number = number;
  }

  get name(): string {
    return `${this.service} ${this.number}`;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await docker('kill', '--signal', 'KILL', this.id);
  }

  /** SIGTERM, and waits for the end. */
  async stop(): Promise<void> {
    await docker('stop', '--time', String(STOP_SECONDS), this.id);
  }

  /** All its processes, as SIGSTOP does. Under load the kernel may not freeze them in the time that runc gives it: then once more. */
  async pause(): Promise<void> {
    const freeze = () => docker('pause', this.id);
    await freeze().catch(freeze);
  }

  async resume(): Promise<void> {
    await docker('unpause', this.id);
  }

  async start(): Promise<void> {
    await docker('start', this.id);
    await this.healthy();
  }

  /** SIGTERM, and a new start when it has ended. */
  async restart(): Promise<void> {
    await docker('restart', '--time', String(STOP_SECONDS), this.id);
    await this.healthy();
  }

  async isRunning(): Promise<boolean> {
    return (await docker('inspect', '--format', '{{.State.Running}}', this.id)) === 'true';
  }

  /** Runs Node in it. A name that nobody knows there is soon known to be none. */
  evaluate(script: string): Promise<string> {
    return docker('exec', '--env', 'RES_OPTIONS=timeout:1 attempts:1', this.id, 'node', '-e', script);
  }

  async healthy(): Promise<void> {
    const health = () => docker('inspect', '--format', '{{.State.Health.Status}}', this.id);
    if (await waitFor(async () => (await health()) === 'healthy', HEALTHY_BOUND_MS)) return;
    throw new Error(`${this.name} is not healthy after ${HEALTHY_BOUND_MS} ms.`);
  }
}
