import dns from 'node:dns';

/**
 * Preloaded into the processes of the tests (`NODE_OPTIONS`): names below `localhost` are the loopback interface, as RFC
 * 6761 §6.3 says. Browsers and many systems know that by themselves; Node asks the system, and Debian's does not know.
 */
const { lookup } = dns;
const isBelowLocalhost = (name: unknown) => typeof name === 'string' && name.endsWith('.localhost');

dns.lookup = Object.assign(
  (hostname: string, ...rest: unknown[]) =>
    Reflect.apply(lookup, dns, [isBelowLocalhost(hostname) ? 'localhost' : hostname, ...rest]),
  lookup, // Its promise-returning form.
) as typeof dns.lookup;
