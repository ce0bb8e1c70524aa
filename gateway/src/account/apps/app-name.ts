/** Not seen, or seen elsewhere than they stand: they could make one name look like another. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const MAX_LENGTH = 80;

/** What a person is shown of an app. */
export type AppName = {
  readonly name: string;
  /** Whether the app has chosen the name itself, by where its description is. */
  readonly isChosen: boolean;
  /** The whole client_id, where the name is not all of it. */
  readonly full: string | undefined;
};

/** A client that described itself is named by the host of its description's URL, any other by its client_id. */
export function appName(clientId: string): AppName {
  const seen = clientId.replace(UNSEEN, escaped);
  const host = hostOf(clientId);
  const name = host ?? shortened(seen);
  return { name, isChosen: host !== undefined, full: name === seen ? undefined : seen };
}

function hostOf(clientId: string): string | undefined {
  if (!clientId.startsWith('https://') || !URL.canParse(clientId)) return undefined;
  return shortened(new URL(clientId).host);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH).join('')}…`;
}

/** Such as `\u{202e}`. */
function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
