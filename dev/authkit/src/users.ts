/** A person who can sign in to the stand-in. There are no passwords. */
export type User = {
  /** The `sub` of the tokens, in the form of AuthKit's (`user_` and a ULID), the same after every restart. */
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly email: string;
};

export const USERS: readonly User[] = [
  {
    id: 'user_01KANNA0000000000000000001',
    name: 'anna',
    fullName: 'Anna Example',
    email: 'anna@example.com',
  },
  { id: 'user_01KBEN00000000000000000002', name: 'ben', fullName: 'Ben Example', email: 'ben@example.com' },
  {
    id: 'user_01KCH10E000000000000000003',
    name: 'chloe',
    fullName: 'Chloe Example',
    email: 'chloe@example.com',
  },
];

/** Besides them, people for tests of many, whom no page lists: crowd-1 to crowd-9999. */
const CROWD = /^(?:crowd-([1-9]\d{0,3})(?:@example\.com)?|user_01KCR0WD(\d{18}))$/;

/** The user with this name, e-mail address or subject id. */
export function findUser(hint: unknown): User | undefined {
  return (
    USERS.find(({ id, name, email }) => hint === id || hint === name || hint === email) ?? oneOfTheCrowd(hint)
  );
}

function oneOfTheCrowd(hint: unknown): User | undefined {
  const [, named, known] = (typeof hint === 'string' && CROWD.exec(hint)) || [];
  const number = Number(named ?? known ?? 0);
  return number === 0 ? undefined : crowdMember(number);
}

function crowdMember(number: number): User {
  const name = `crowd-${number}`;
  return {
    id: `user_01KCR0WD${String(number).padStart(18, '0')}`,
    name,
    fullName: `Number ${number} of the crowd`,
    email: `${name}@example.com`,
  };
}

/** The claims about a user that a client may see with `scopes` (OpenID Connect Core, section 5.4). */
export function claimsOf(user: User, scopes: ReadonlySet<string>): { sub: string; [claim: string]: unknown } {
  return {
    sub: user.id,
    ...(scopes.has('email') && { email: user.email, email_verified: true }),
    ...(scopes.has('profile') && { name: user.fullName, preferred_username: user.name }),
  };
}
