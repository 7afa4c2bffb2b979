// Small words for making pages: everything shown is text, never markup.

/** An element: 'tag.class.class', attributes, then what is in it. */
export function element(kind, attributes = {}, ...content) {
  const [tag, ...classes] = kind.split('.');
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content.filter(one => one !== null && one !== undefined));
  return made;
}

/** 123456 fen as 1,234.56; whole numbers only, so nothing is rounded. */
export function yuan(fen) {
  const sign = fen < 0 ? '−' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

const moment = new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai'});

/** An instant as 2026-11-20 10:15, in the officials' own time. */
export function at(instant) {
  return element('time', {datetime: instant}, moment.format(new Date(instant)));
}

/** A table with a caption that only screen readers see. */
export function table(caption, heads, rows, kind = 'table') {
  const cell = (tag, value, index) =>
    element(heads[index].number ? `${tag}.number` : tag, tag === 'th' ? {scope: 'col'} : {}, value);
  return element(kind, {},
    element('caption.sr-only', {}, caption),
    element('thead', {}, element('tr', {}, ...heads.map((head, index) => cell('th', head.label, index)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map((value, index) => cell('td', value ?? '–', index))))));
}

/** Names and what they say, side by side. */
export function facts(rows) {
  return element('dl.case-facts', {},
    ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value ?? '–')]));
}
