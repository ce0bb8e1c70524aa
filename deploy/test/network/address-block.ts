import { BlockList, isIPv6 } from 'node:net';

/** Whether a block such as `10.0.0.0/8` or `2000::/3` holds an address; none of one family holds one of the other. */
export function contains(cidr: string, address: string): boolean {
  const [network = '', prefix] = cidr.split('/');
  if (isIPv6(network) !== isIPv6(address)) return false;
  const block = new BlockList();
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  block.addSubnet(network, Number(prefix), family);
  return block.check(address, family);
}
