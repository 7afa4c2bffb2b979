// Tasklist counts from the browser's clock, 'in 14 days'. A due date is a day in the calendar, and the server's clock
// alone says what is overdue.

const LONG_AGO = -1_000_000;

/** Has Tasklist write every date in full; to be called before it shows one. */
export function sayDates() {
  const dates = window.angular.element(document.body).injector().get('amTimeAgoConfig');
  dates.fullDateThreshold = LONG_AGO;
  dates.fullDateFormat = 'YYYY-MM-DD';
}
