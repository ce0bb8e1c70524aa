/** The address that a link may lead to. Of another kind than http and https, it is text: others can run or open things. */
export function webAddress(url: string): URL | undefined {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed : undefined;
}
