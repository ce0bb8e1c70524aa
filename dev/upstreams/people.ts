/** A person who has an account at each provider. There are no passwords. */
export type Person = {
  readonly name: string;
  readonly firstName: string;
  readonly email: string;
  /** What the providers make their identifiers from; never changes. */
  readonly number: number;
};

export const PEOPLE: readonly Person[] = [
  { name: 'anna', firstName: 'Anna', email: 'anna@example.com', number: 1001 },
  { name: 'ben', firstName: 'Ben', email: 'ben@example.com', number: 1002 },
  { name: 'chloe', firstName: 'Chloe', email: 'chloe@example.com', number: 1003 },
];

export function findPerson(hint: string | undefined): Person | undefined {
  return PEOPLE.find(({ name, email }) => hint === name || hint === email);
}
