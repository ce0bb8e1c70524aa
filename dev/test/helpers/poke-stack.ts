import { startPokeApi } from '../../../bookmark-service/test/helpers/poke-api.ts';
import { startStack } from '../../stack/start-stack.ts';

export type PokeStack = Awaited<ReturnType<typeof startPokeStack>>;

/** A stack whose people can connect their chats, and the stand-in for Poke that it tells. */
export async function startPokeStack() {
  await using acquired = new AsyncDisposableStack();
  const poke = acquired.use(await startPokeApi());
  const overrides = {
    gateway: { POKE_WEBHOOKS: 'on' },
    bookmarkService: { POKE_API_URL: poke.url.href, WEBHOOK_KEY: 'a key for webhooks that nobody knows' },
  };
  const stack = acquired.use(await startStack({ durable: false, overrides, log: () => {} }));
  const resources = acquired.move();
  return { poke, stack, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
