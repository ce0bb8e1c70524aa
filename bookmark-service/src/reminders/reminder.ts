/** What was asked for about reminding of a bookmark. */
export type ReminderWish = {
  /** Null: not at all, or not any more. */
  readonly at: Date | null;
  /** In which time zone it was understood. */
  readonly zone: string;
};
