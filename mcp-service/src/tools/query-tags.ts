/** A phrase is taken whole, so that nothing in it counts; what is excluded has a hyphen before it. */
const PHRASE_OR_TAG =
  /["“”„‟＂][^"“”„‟＂]*["“”„‟＂]|(?<![^\s(])(?:tag:(?!:|\/\/)|#+)(?:["“”„‟＂](?<quoted>[^"“”„‟＂]+)["“”„‟＂]|(?<word>[^\s"“”„‟＂()]+))/giu;

/** The tags that a query asks for. The library reads queries; this is enough to say which of them there are not. */
export function tagsInQuery(query: string): string[] {
  return [...query.matchAll(PHRASE_OR_TAG)].flatMap(({ groups }) => {
    const tag = groups?.quoted ?? groups?.word?.replace(/,+$/, '');
    return tag ? [tag] : [];
  });
}
