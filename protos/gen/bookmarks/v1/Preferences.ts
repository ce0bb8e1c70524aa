// Original file: bookmarks/v1/account.proto


export interface Preferences {
  /**
   * A name of the database of time zones, in which times of reminders are understood. Empty: none was chosen, so that it is UTC.
   */
  'timeZone'?: (string);
}

export interface Preferences__Output {
  /**
   * A name of the database of time zones, in which times of reminders are understood. Empty: none was chosen, so that it is UTC.
   */
  'timeZone': (string);
}
