/** What people do. */
export type Action =
  | 'list'
  | 'search'
  | 'get'
  | 'tags'
  | 'overview'
  | 'save'
  | 'retitle'
  | 'annotate'
  | 'tag'
  | 'merge'
  | 'takeBack'
  | 'import';

/** Of a hundred calls 80 read, 15 write, and 5 change many bookmarks at once. */
const OF_A_HUNDRED: readonly (readonly [Action, number])[] = [
  ['list', 25],
  ['search', 20],
  ['get', 20],
  ['tags', 10],
  ['overview', 5],
  ['save', 8],
  ['retitle', 3],
  ['annotate', 4],
  ['tag', 2],
  ['takeBack', 1],
  ['merge', 1],
  ['import', 1],
];
const SLOTS = OF_A_HUNDRED.flatMap(([action, count]) => Array<Action>(count).fill(action));
/** Without a common divisor with a hundred: all slots come, and neighbours far from one another. */
const STRIDE = 37;

/** The action of a turn: the mix in every hundred of them, in an order that mixes it. */
export function actionOf(turn: number): Action {
  return SLOTS[(turn * STRIDE) % SLOTS.length] as Action;
}
