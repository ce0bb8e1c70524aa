import type { UpstreamProvider } from './provider.ts';

/**
 * Whether a call of the tool `toolName` asks for the API of `provider`. A token goes with no other call, whatever the
 * arguments hold: they come from the client.
 */
export function needsUpstreamToken(provider: UpstreamProvider, toolName: string, args: unknown): boolean {
  switch (provider) {
    case 'github':
    case 'raindrop':
      return toolName === 'import_bookmarks' && sourceOf(args) === provider;
    case 'whoop':
      return toolName === 'get_recovery';
    default:
      return false;
  }
}

function sourceOf(args: unknown): unknown {
  return typeof args === 'object' && args !== null && 'source' in args ? args.source : undefined;
}
