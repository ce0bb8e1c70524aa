import { BlockList, isIP } from 'node:net';

/**
 * The public internet, without what is special there (IANA's registries) and the metadata services of clouds; of IPv6 all that is assigned
 * to the public: everything that stands for an IPv4 address in some way is outside or excepted. The network policies say the same.
 */
export const PUBLIC_BLOCKS = [
  {
    cidr: '0.0.0.0/0',
    except: [
      '0.0.0.0/8',
      '10.0.0.0/8',
      '100.64.0.0/10',
      '127.0.0.0/8',
      '168.63.129.16/32',
      '169.254.0.0/16',
      '172.16.0.0/12',
      '192.0.0.0/24',
      '192.0.2.0/24',
      '192.31.196.0/24',
      '192.52.193.0/24',
      '192.88.99.0/24',
      '192.168.0.0/16',
      '192.175.48.0/24',
      '198.18.0.0/15',
      '198.51.100.0/24',
      '203.0.113.0/24',
      '224.0.0.0/3',
    ],
  },
  {
    cidr: '2000::/3',
    except: ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
  },
] as const;

const [v4, v6] = PUBLIC_BLOCKS;
const notPublicV4 = subnets(v4.except, 'ipv4');
const publicV6 = subnets([v6.cidr], 'ipv6');
const notPublicV6 = subnets(v6.except, 'ipv6');
const loopback = subnets(['127.0.0.0/8'], 'ipv4');

/** Whether an address, as resolvers and sockets write it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublicV4.check(address);
    case 6:
      return !address.includes('%') && publicV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether an address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && loopback.check(address));
}

function subnets(list: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const blocks = new BlockList();
  for (const subnet of list) {
    const [network = '', prefix] = subnet.split('/');
    blocks.addSubnet(network, Number(prefix), family);
  }
  return blocks;
}
