import { assumptions } from './assumption';

/** How a day goes, and how long things take when something breaks. */
export const simulation = assumptions({
  peakHour: {
    value: 21,
    unit: 'hour of the day',
    meaning: 'hour, where people live, at which most of them are there',
    source:
      'the middle of the peak hours of the FCC, "Measuring Broadband America": weeknights from 7 to 11 p.m., at the place of the subscriber',
    most: 23,
  },
  loadNoise: {
    value: 0.02,
    unit: 'share of the load',
    meaning: 'how far the load of a minute is above or below the curve of the day, at most',
    source: 'ours: what comes from many people hardly varies from minute to minute',
    most: 0.5,
  },
  secondsOfDatabaseScaling: {
    value: 60,
    unit: 's',
    meaning: 'time from a load to the capacity of a serverless database for it',
    source: 'ours; AWS says seconds, and slower from a small capacity',
    least: 1,
    most: 3_600,
  },
  secondsOfCacheFailover: {
    value: 60,
    unit: 's',
    meaning: 'time after which a copy of a cache has taken over from a node that is lost',
    source: 'ours; the ElastiCache guide says no number, but that nothing has to be made anew',
    least: 1,
    most: 3_600,
  },
  queueingLimit: {
    value: 0.99,
    unit: 'share of capacity',
    meaning: 'utilisation above which waiting is not estimated any more: at the whole of it, it would never end',
    source: 'ours',
    least: 0.5,
    most: 0.999,
  },
});
