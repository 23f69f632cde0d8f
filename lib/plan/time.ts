export { HOURS_PER_MONTH, SECONDS_PER_DAY, SECONDS_PER_MONTH } from '../capacity/units';
