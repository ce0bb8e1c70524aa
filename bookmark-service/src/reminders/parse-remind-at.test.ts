import { describe, expect, test } from '@jest/globals';
import { parseRemindAt } from './parse-remind-at.ts';

/** A Thursday, 13:34 in Berlin. */
const NOW = new Date('2026-11-26T12:34:00Z');
const at = (text: string, zone = 'Europe/Berlin', now = NOW) =>
  parseRemindAt(text, { zone, now }).at?.toISOString();

describe('a time of a reminder', () => {
  test.each([
    ['2026-12-20T09:00:00+02:00', '2026-12-20T07:00:00.000Z'],
    ['2026-12-20T09:00Z', '2026-12-20T09:00:00.000Z'],
    ['2026-12-20T09:00', '2026-12-20T08:00:00.000Z'],
    ['2026-12-20 18:30', '2026-12-20T17:30:00.000Z'],
    ['2026-12-20', '2026-12-20T08:00:00.000Z'],
    ['tomorrow 9:00', '2026-11-27T08:00:00.000Z'],
    ['  Tomorrow, at 9am ', '2026-11-27T08:00:00.000Z'],
    ['tomorrow', '2026-11-27T08:00:00.000Z'],
    ['tomorrow morning', '2026-11-27T08:00:00.000Z'],
    ['the day after tomorrow at 8', '2026-11-28T07:00:00.000Z'],
    ['in 3 days', '2026-11-29T08:00:00.000Z'],
    ['in 3 days at 18:00', '2026-11-29T17:00:00.000Z'],
    ['in 2 hours', '2026-11-26T14:34:00.000Z'],
    ['in 90 minutes', '2026-11-26T14:04:00.000Z'],
    ['next week', '2026-12-03T08:00:00.000Z'],
    ['next monday', '2026-11-30T08:00:00.000Z'],
    ['on Friday', '2026-11-27T08:00:00.000Z'],
    ['friday evening', '2026-11-27T19:00:00.000Z'],
    ['tomorrow afternoon', '2026-11-27T14:00:00.000Z'],
    ['tonight', '2026-11-26T21:00:00.000Z'],
    ['20 December', '2026-12-20T08:00:00.000Z'],
    ['December 20 at 8pm', '2026-12-20T19:00:00.000Z'],
    ['3 March', '2027-03-03T08:00:00.000Z'],
    ['9:00', '2026-11-27T08:00:00.000Z'],
    ['17:00', '2026-11-26T16:00:00.000Z'],
    ['noon', '2026-11-27T11:00:00.000Z'],
    ['tomorrow 9:00 EST', '2026-11-27T14:00:00.000Z'],
  ])('is understood in the zone of its person: %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  test.each([
    ['tomorrow 9:00 Asia/Kolkata', 'Asia/Kolkata', '2026-11-27T03:30:00.000Z'],
    ['tomorrow 9:00 asia/kolkata', 'Asia/Kolkata', '2026-11-27T03:30:00.000Z'],
    ['tomorrow 9:00 (europe/london)', 'Europe/London', '2026-11-27T09:00:00.000Z'],
    ['2026-12-20T09:00 America/Argentina/Ushuaia', 'America/Argentina/Ushuaia', '2026-12-20T12:00:00.000Z'],
    ['2026-12-20T09:00:00+01:00[Europe/Berlin]', 'Europe/Berlin', '2026-12-20T08:00:00.000Z'],
    ['2026-12-20T09:00:00Z[UTC]', 'UTC', '2026-12-20T09:00:00.000Z'],
    ['2026-12-20T09:00[Japan]', 'Japan', '2026-12-20T00:00:00.000Z'],
    ['tomorrow 9:00 [Europe/London]', 'Europe/London', '2026-11-27T09:00:00.000Z'],
    ['friday 18:00 in Europe/London', 'Europe/London', '2026-11-27T18:00:00.000Z'],
    ['in 3 days, in Asia/Tokyo', 'Asia/Tokyo', '2026-11-29T00:00:00.000Z'],
    ['friday evening UTC', 'UTC', '2026-11-27T20:00:00.000Z'],
    ['2026-12-20T09:00+02:00 Asia/Tokyo', 'Asia/Tokyo', '2026-12-20T07:00:00.000Z'],
  ])('is understood in the zone that it names, unless it has an offset: %s', (text, zone, expected) => {
    expect(parseRemindAt(text, { zone: 'Europe/Berlin', now: NOW })).toEqual({
      at: new Date(expected),
      zone,
    });
  });

  test('depends on which day it is where its person is', () => {
    const lateInLondon = new Date('2026-11-26T23:30:00Z');
    expect(at('tomorrow 9:00', 'Europe/London', lateInLondon)).toBe('2026-11-27T09:00:00.000Z');
    expect(at('tomorrow 9:00', 'Asia/Tokyo', lateInLondon)).toBe('2026-11-28T00:00:00.000Z');
    expect(at('monday', 'Pacific/Auckland', lateInLondon)).toBe('2026-11-29T20:00:00.000Z');
  });

  test('depends on which day it is in the zone whose letters are said', () => {
    const eveningInNewYork = new Date('2026-11-27T01:55:00Z');
    expect(at('tomorrow 9am EST', 'UTC', eveningInNewYork)).toBe('2026-11-27T14:00:00.000Z');
    expect(at('tomorrow 9am PST', 'UTC', eveningInNewYork)).toBe('2026-11-27T17:00:00.000Z');
    expect(() => at('today 8pm EST', 'UTC', eveningInNewYork)).toThrow('is past');
  });

  test('keeps the time of day over a change of the clocks, and hours as they are', () => {
    const beforeWinter = new Date('2026-10-24T10:00:00Z');
    expect(at('tomorrow 9:00', 'Europe/Berlin', beforeWinter)).toBe('2026-10-25T08:00:00.000Z');
    expect(at('in 24 hours', 'Europe/Berlin', beforeWinter)).toBe('2026-10-25T10:00:00.000Z');
    const beforeSummer = new Date('2027-03-27T10:00:00Z');
    expect(at('tomorrow 9:00', 'Europe/Berlin', beforeSummer)).toBe('2027-03-28T07:00:00.000Z');
  });

  test('that the clocks skip comes an hour later, and one that they show twice at the first', () => {
    const march = new Date('2027-03-27T10:00:00Z');
    expect(at('2027-03-28T02:30', 'Europe/Berlin', march)).toBe('2027-03-28T01:30:00.000Z');
    const october = new Date('2026-10-24T10:00:00Z');
    expect(at('2026-10-25T02:30', 'Europe/Berlin', october)).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-11-01T01:30', 'America/New_York', october)).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2027-03-14T02:30', 'America/New_York', october)).toBe('2027-03-14T07:30:00.000Z');
    expect(at('2026-10-04T02:15', 'Australia/Lord_Howe', new Date('2026-10-01T00:00:00Z'))).toBe(
      '2026-10-03T15:45:00.000Z',
    );
  });

  test.each(['never', 'None', ' done '])('can be none: %j', (text) => {
    expect(parseRemindAt(text, { zone: 'UTC', now: NOW })).toEqual({ at: null, zone: 'UTC' });
  });
});

describe('what is no time of a reminder is refused with what to write:', () => {
  test.each([
    ['', 'not understood'],
    ['soon', 'not understood'],
    ['every monday', 'not understood'],
    ['tomorrow or friday', 'not understood'],
    ['monday 9:00 to 10:00', 'not understood'],
    ['two days before christmas', 'not understood'],
    ['read the news of 5 May tomorrow', 'not understood'],
    ['2026-02-30', 'not understood'],
    [`tomorrow ${' '.repeat(200)}9:00`, 'not understood'],
    ['12/10', 'order of day and month'],
    ['01.02.2027 9:00', 'order of day and month'],
    ['yesterday', 'is past'],
    ['now', 'is past'],
    ['today 9:00', 'is past'],
    ['2020-01-01', 'is past'],
    ['in 11 years', 'at most 10 years'],
    ['in 10000 years', 'at most 10 years'],
    ['in 100000000000 years', ''],
    ['2026-12-20T09:00:00+01:00[]', 'not understood'],
    ['2026-12-20T09:00:00+01:00[Europe/Atlantis]', 'no time zone "Europe/Atlantis"'],
    ['tomorrow 9:00 Europe/Atlantis', 'no time zone "Europe/Atlantis"'],
  ])('%j', (text, reason) => {
    expect(() => at(text)).toThrow(reason);
    expect(() => at(text)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});
