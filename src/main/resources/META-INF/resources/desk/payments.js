// Prepared payments for who may release them: chosen, looked through, and released together, all or none.
import {at, element, table, yuan} from '../camunda/app/tasklist/case-sheet/elements.js';
import {button, callsOf, confirm, list, section, show, trying} from './page.js';

const EVERY = 60_000;
const call = callsOf('payments');

/** What is chosen, by payment, with the seal of what was looked at. */
const chosen = new Map();
let prepared = [];

async function load() {
  const overview = await call('GET', '/overview');
  prepared = overview.prepared;
  const there = new Set(prepared.filter(mayRelease).map(one => one.paymentId));
  [...chosen.keys()].filter(id => !there.has(id)).forEach(id => chosen.delete(id));
  showPrepared(overview.more);
  showBatches(overview.batches);
}

const mayRelease = payment => !payment.objection;

function showPrepared(more) {
  const all = element('input', {type: 'checkbox', 'aria-label': 'All that you may release'});
  all.addEventListener('change', () => {
    prepared.filter(mayRelease).forEach(payment => choose(payment, all.checked));
    showPrepared(more);
  });
  list('prepared', more ? 'Prepared payments, the first' : 'Prepared payments',
    [{label: all}, {label: 'Case or refund'}, {label: 'Payee'}, {label: 'Account'}, {label: 'Yuan', number: true}, {label: 'Prepared by'}, {label: 'Due'}, {label: 'To know'}],
    prepared.map(payment => [box(payment), payment.subject, payment.holder, payment.account ? `${payment.account}, bank ${payment.bankCode}` : 'back the way it came', yuan(payment.amount),
      payment.preparedBy, payment.dueAt && at(payment.dueAt),
      payment.objection ? element('span.late', {}, payment.objection) : payment.notes.join('; ')]),
    'No payment waits for your release.');
  const free = prepared.filter(mayRelease);
  all.checked = free.length > 0 && free.every(one => chosen.has(one.paymentId));
  all.disabled = free.length === 0;
  showChoice();
}

function box(payment) {
  const made = element('input', {type: 'checkbox', 'aria-label': `Choose ${payment.subject}`});
  made.checked = chosen.has(payment.paymentId);
  made.disabled = !mayRelease(payment);
  made.addEventListener('change', () => {
    choose(payment, made.checked);
    showChoice();
  });
  return made;
}

function choose(payment, wanted) {
  if (wanted) chosen.set(payment.paymentId, payment.seal);
  else chosen.delete(payment.paymentId);
}

function showChoice() {
  const sum = prepared.filter(one => chosen.has(one.paymentId)).reduce((all, one) => all + one.amount, 0);
  section('choice').hidden = chosen.size === 0;
  section('choice').replaceChildren(
    element('span', {}, `${payments(chosen.size)} chosen, ${yuan(sum)} yuan`),
    button('Look through and release …', () => trying(lookThrough), 'button.main'));
}

const payments = count => count === 1 ? '1 payment' : `${count} payments`;
const choice = () => ({payments: [...chosen].map(([paymentId, seal]) => ({paymentId, seal}))});

async function lookThrough() {
  section('done').hidden = true;
  const body = choice();
  const preview = await call('POST', '/preview', {body});
  const what = `${payments(preview.count)}, ${yuan(preview.sum)} yuan`;
  const conflicts = preview.conflicts.map(one => [one.subject ?? '–', one.reason]);
  const dialog = confirm(`Release ${what}`, [
    element('h2', {}, `Release ${what}`),
    preview.stopped ? element('p.dead', {}, preview.stopped) : null,
    ...(conflicts.length
      ? [element('p.dead', {}, `${payments(conflicts.length)} cannot be released. All are released, or none.`),
        table('What stands in the way', [{label: 'Case or refund'}, {label: 'Why'}], conflicts)]
      : preview.stopped ? [] : [element('p', {}, 'Nothing stands in the way. They are released in your name, all or none, and cannot be called back.')])
  ].filter(Boolean), conflicts.length || preview.stopped ? null : `Release ${payments(preview.count)}`, async () => {
    await call('POST', '/release', {body});
    chosen.clear();
    section('done').textContent = `Released: ${what}. The bank’s answers come one by one.`;
    section('done').hidden = false;
  });
  if (conflicts.length) {
    dialog.querySelector('.actions').append(button('Leave these out', () => {
      preview.conflicts.forEach(one => chosen.delete(one.paymentId));
      dialog.close();
      trying(() => {});
    }, 'button.main'));
  }
}

function showBatches(batches) {
  list('batches', 'Released together by you',
    [{label: 'Released'}, {label: 'Payments', number: true}, {label: 'Yuan', number: true}, {label: 'To the bank'}, {label: 'How they stand'}, {label: ''}],
    batches.map(one => [at(one.at), String(one.count), yuan(one.sum), one.inOneMessage ? 'in one message' : 'one by one',
      Object.entries(one.standing).map(([name, count]) => `${count} ${name}`).join(', '),
      button('Show', () => trying(() => showBatch(one)))]),
    'None yet.', 0);
}

async function showBatch({id, count, sum}) {
  const rows = await call('GET', `/batches/${id}`);
  const title = `${payments(count)}, ${yuan(sum)} yuan`;
  const dialog = element('dialog.large', {'aria-label': title},
    element('h2', {}, title),
    table(title, [{label: 'Case or refund'}, {label: 'Payee'}, {label: 'Account'}, {label: 'Yuan', number: true}, {label: 'Stands'}],
      rows.map(one => [one.subject, one.holder, one.account || 'back the way it came', yuan(one.amount), one.reason ? `${one.status}: ${one.reason}` : one.status])),
    element('div.actions', {}, button('Close', () => dialog.close())));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

show(load, EVERY);
