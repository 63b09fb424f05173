/** Keeps the row of now in sight in the timetable, once for each step and never under a hand that scrolls. */
export function followRun(d) {
  const at = d.get('agenda')?.at;
  if (at === undefined || d.ui.get('run.at', null) === at) return;
  const row = document.querySelector('.tt tr.now');
  if (!row) return;
  d.ui.set('run.at', at);
  row.scrollIntoView({block: 'nearest'});
}
