// What the desk's pages share: calls, refusals in words, dialogs, sections with a table.
import {element, table} from '../camunda/app/tasklist/case-sheet/elements.js';
import {callsTo} from '../camunda/app/tasklist/case-sheet/calls.js';

/** Calls of what is below that page. */
export const callsOf = name => callsTo(new URL(name, import.meta.url).pathname);

export const section = id => document.getElementById(id);

const desk = callsTo(new URL('.', import.meta.url).pathname.replace(/\/$/, ''));
let load = () => {};

/** Does it, shows what is there then, and says why not. */
export async function trying(work) {
  const refusal = section('refusal');
  if (work) refusal.hidden = true;
  try {
    await work?.();
    await load();
  } catch (refused) {
    if (refused.status === 401) location.reload();
    refusal.textContent = refused.message;
    refusal.hidden = false;
  }
}

/** Begins: shows what is loaded, and again every so many milliseconds while nobody is asked anything. */
export function show(loading, every) {
  load = loading;
  section('reload').addEventListener('click', () => trying(() => {}));
  if (every) setInterval(() => document.querySelector('dialog') || document.hidden || trying(), every);
  trying();
  desk('GET', '/pages').then(pages => pages.length > 1 && section('pages').replaceChildren(...pages.map(({name, path}) =>
    element('a', {href: path, ...(location.pathname.endsWith(`/${path}`) ? {'aria-current': 'page'} : {})}, name))), () => {});
}

export function button(label, onClick, kind = 'button') {
  const made = element(kind, {type: 'button'}, label);
  made.addEventListener('click', onClick);
  return made;
}

export const actions = (...buttons) => element('span.actions', {}, ...buttons);

/** A dialog with a form; what is confirmed is handed on. */
export function confirm(title, content, label, then) {
  const form = element('form', {method: 'dialog'}, ...content,
    element('div.actions', {},
      button('Cancel', () => dialog.close()),
      label && element('button.main', {type: 'submit'}, label)));
  const dialog = element('dialog', {'aria-label': title}, form);
  form.addEventListener('submit', event => {
    event.preventDefault();
    dialog.close();
    trying(then);
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for a reason, and hands it on. */
export function ask(question, then) {
  const words = element('textarea', {required: '', minlength: '3', maxlength: '500', rows: '3', 'aria-label': 'Reason'});
  confirm(question, [element('p', {}, question), words], 'Confirm', () => then(words.value.trim()));
}

/** A section with a table, or with what it says when there is nothing. */
export function list(id, title, heads, rows, none, count = rows.length) {
  section(id).replaceChildren(
    element('h2', {}, title, count ? ` (${count})` : ''),
    rows.length ? table(title, heads, rows) : element('p.none', {}, none));
}
