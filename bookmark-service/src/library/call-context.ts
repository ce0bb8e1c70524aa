import type { UserSub } from '@bookmarks/identity';

/** Whose library a call is about, and until when its answer is wanted. */
export type CallContext = { readonly userSub: UserSub; readonly deadline: Date };
