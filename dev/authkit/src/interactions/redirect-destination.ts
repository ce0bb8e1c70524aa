import { redirectUriKind } from '@bookmarks/authorization-requests';

/** Where an answer goes, in the words that the consent page shows. */
export function redirectDestination(uri: string): string {
  const url = new URL(uri);
  switch (redirectUriKind(uri)) {
    case 'https':
      return url.host;
    case 'loopback':
      return `a program on this computer (${url.host})`;
    default:
      return `the app that opens ${url.protocol}//${url.host}`;
  }
}
