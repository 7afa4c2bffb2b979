// How the money stands: what is held and what for, what moved, what bank and books disagree about, which days are closed.
import {at, element, table, yuan} from '../camunda/app/tasklist/case-sheet/elements.js';
import {actions, button, callsOf, confirm, list, section, show, trying} from './page.js';

const EVERY = 60_000;
const call = callsOf('finance');

const HELD = [
  ['CUSTODY_BANK', 'At the custody bank', 1],
  ['CHANNEL_CLEARING', 'With payment channels, not on a statement yet', 1],
  ['PAYOUT_CLEARING', 'Paid out, not on a statement yet', -1]];
const MEANT = [
  ['LINE_FUND', 'For needs of families', 1],
  ['UNALLOCATED', 'Given, and for no need yet', 1],
  ['PUBLIC_FUND', 'Public funds', 1],
  ['REFUNDS_PAYABLE', 'Owed back to donors', 1],
  ['SUSPENSE', 'Not placed yet', 1]];

const ACCOUNTS = {custody: 'Custody account'};
const accountName = reference => ACCOUNTS[reference] ?? reference;

/** What bars show, by whom; what leaves is drawn below the line. */
const FLOWS = {
  ours: [['given', 'Came in', 1, '#1b6e3c'], ['returned', 'Came back', 1, '#b07400'], ['paid', 'Paid out', -1, '#155cb5']],
  bank: [['bankIn', 'In', 1, '#1b6e3c'], ['bankOut', 'Out', -1, '#155cb5']]};

let chart;

async function load() {
  const overview = await call('GET', `/overview?days=${section('span').value}`);
  showBalances(overview);
  showFlows(overview);
  showBreaks(overview);
  showCloses(overview);
  showStatements(overview);
  showBatches(overview);
}

function showBalances({balances}) {
  const byKind = Object.fromEntries(balances.map(one => [one.kind, one]));
  const rows = which => which.map(([kind, name, sign]) => [name, yuan(sign * byKind[kind].balance)]);
  const sum = which => which.reduce((all, [kind, , sign]) => all + sign * byKind[kind].balance, 0);
  const reserved = balances.reduce((all, one) => all + one.reserved, 0);
  const part = (title, which) => table(title,
    [{label: title}, {label: 'Yuan', number: true}],
    [...rows(which), [element('strong', {}, 'Together'), element('strong', {}, yuan(sum(which)))]]);
  section('balances').replaceChildren(
    element('h2', {}, 'Balances'),
    part('What there is', HELD),
    part('What it is for', MEANT),
    element('p.none', {}, `Of it ${yuan(reserved)} yuan are set aside for payments under way.`));
}

// ------------------------------------------------------------------------------------------------ money in and out

function showFlows({days}) {
  const flows = FLOWS[section('source').value];
  const sum = key => days.reduce((all, day) => all + day[key], 0);
  section('sums').textContent = flows.map(([key, name]) => `${name} ${yuan(sum(key))} yuan`).join(' · ');
  const labels = days.map(one => one.day);
  const datasets = flows.map(([key, label, sign, colour]) =>
    ({label, data: days.map(one => sign * one[key]), backgroundColor: colour, stack: 'flow', maxBarThickness: 28}));
  if (chart) {
    chart.data = {labels, datasets};
    chart.update('none');
  } else {
    chart = new window.Chart(section('flows'), {type: 'bar', data: {labels, datasets}, options: options()});
  }
  const moved = days.filter(day => flows.some(([key]) => day[key])).reverse();
  section('days').replaceChildren(moved.length
    ? table('Money in and out by day', [{label: 'Day'}, ...flows.map(([, label]) => ({label: `${label}, yuan`, number: true}))],
      moved.map(day => [day.day, ...flows.map(([key]) => yuan(day[key]))]))
    : element('p.none', {}, 'Nothing moved in this time.'));
}

/** Amounts are drawn in fen and written in yuan. */
function options() {
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: {mode: 'index', intersect: false},
    scales: {
      x: {stacked: true, grid: {display: false}, ticks: {maxRotation: 0, autoSkipPadding: 12}},
      y: {stacked: true, ticks: {precision: 0, callback: fen => yuan(Math.round(fen))}, title: {display: true, text: 'yuan'}}
    },
    plugins: {
      legend: {position: 'bottom', labels: {boxWidth: 12}},
      tooltip: {callbacks: {label: ({dataset, raw}) => `${dataset.label}: ${yuan(Math.abs(raw))} yuan`}}
    }
  };
}

// ------------------------------------------------------------------------------------------- bank and books

const task = id => `../camunda/app/tasklist/default/#/?task=${encodeURIComponent(id)}`;

function showBreaks({breaks, openBreaks}) {
  list('breaks', 'Open breaks',
    [{label: 'Number'}, {label: 'Day'}, {label: 'What'}, {label: 'Where'}, {label: 'Yuan', number: true}, {label: 'State'}, {label: ''}],
    breaks.map(one => [one.number, one.day, one.what, one.line, yuan(one.amount), one.status,
      one.taskId ? actions(element('a', {href: task(one.taskId)}, one.status === 'proposed' ? 'Agree …' : 'Clear …')) : 'for others']),
    'No break is open.', openBreaks);
}

function showCloses({next, closes}) {
  const ready = next.map(({account, day, hindrances}) => hindrances.length
    ? element('div.banner.stopped', {}, element('h2', {}, `${accountName(account)}: ${day} cannot be closed yet`),
      element('ul', {}, ...hindrances.map(one => element('li', {}, one))))
    : element('div.banner', {}, element('h2', {}, `${accountName(account)}: ${day} can be closed`),
      element('p', {}, 'Bank and books agree and no break is open. It is closed by itself within a minute.'),
      button('Close it now …', () => confirm(`Close ${day}`,
        [element('p', {}, `A closed day takes no statement and no line more. Close ${day} of the ${accountName(account).toLowerCase()}?`)],
        'Close the day', () => call('POST', '/closes', {body: {account, day}})), 'button.main')));
  list('closes', 'Closed days', [{label: 'Day'}, {label: 'Bank and books, yuan', number: true}, {label: 'Closed'}, {label: 'By'}],
    closes.map(one => [one.day, yuan(one.closing), at(one.closedAt), one.closedBy]), 'No day is closed yet.', 0);
  section('closes').firstChild.after(...ready);
}

function showStatements({statements}) {
  list('statements', 'Statements of the bank',
    [{label: 'Days'}, {label: 'Statement'}, {label: 'Lines', number: true}, {label: 'Closes with, yuan', number: true}],
    statements.map(one => [one.from === one.to ? one.to : `${one.from} to ${one.to}`,
      element('span', {}, one.statementId, one.gap ? element('span.dead', {}, ` ${one.gap}`) : ''),
      String(one.lines), yuan(one.closing)]),
    'No statement has come yet.', 0);
}

function showBatches({batches}) {
  list('batches', 'Payments released together',
    [{label: 'Released'}, {label: 'By'}, {label: 'Payments', number: true}, {label: 'Yuan', number: true}, {label: 'To the bank'}, {label: 'How they stand'}],
    batches.map(one => [at(one.at), one.releasedBy, String(one.count), yuan(one.sum),
      one.inOneMessage ? 'in one message' : 'one by one', standing(one)]),
    'None yet.', 0);
}

const standing = ({standing}) => Object.entries(standing).map(([name, count]) => `${count} ${name}`).join(', ');

for (const choice of ['source', 'span']) section(choice).addEventListener('change', () => trying(() => {}));
show(load, EVERY);
