/**
 * The first minute of a span of office hours, once a week, as EventBridge Scheduler writes it: `MON-FRI 10:00-16:00` → Monday at ten.
 */
export const weeklyStart = (hours: string): string => {
  const [, day = 'MON', hour = '10', minute = '00'] = /^([A-Z]{3})\S* (\d{2}):(\d{2})/.exec(hours) ?? [];
  return `cron(${Number(minute)} ${Number(hour)} ? * ${day} *)`;
};
