// What does not go on by itself: releases that are stopped, work that is stuck, steps that failed.
import {at, element, table} from '../camunda/app/tasklist/case-sheet/elements.js';
import {actions, ask, button, callsOf, list, section, show, trying} from './page.js';

const EVERY = 15_000;
const call = callsOf('operations');

const QUEUES = {OUTBOX: 'to another system', INBOX: 'from another system', SIGNAL: 'to a case', WEBHOOK: 'to a client'};

async function load() {
  const overview = await call('GET', '/overview');
  showBooks(overview);
  showWork(overview);
  showJobs(overview);
}

const act = path => trying(() => call('POST', path));

function showBooks({lastCheck, stop}) {
  const checked = lastCheck.at
    ? ['The books were checked ', at(lastCheck.at), ': ', found(lastCheck.findings)]
    : ['The books were not checked yet.'];
  if (!stop) {
    section('books').replaceChildren(element('div.banner.free', {}, element('h2', {}, 'Payments may be released'), element('p', {}, ...checked)));
    return;
  }
  section('books').replaceChildren(element('div.banner.stopped', {},
    element('h2', {}, 'Releases are stopped since ', at(stop.stoppedAt)),
    element('p', {}, ...checked),
    table('Broken rules', [{label: 'Rule'}, {label: 'Where'}, {label: 'What'}],
      stop.findings.map(one => [one.rule, one.subject, one.detail])),
    button('Let releases go on …', () => ask(
      'Everything is recomputed first. What was found out, and how was it mended?',
      reason => call('POST', '/resume-releases', {body: {reason}})), 'button.main')));
}

const found = findings => findings === 0 ? 'every rule about money holds.' : `${findings} broken rules.`;

const state = ({dead}) => dead ? element('strong.dead', {}, 'dead') : element('span.late', {}, 'late');

function showWork({work, mayAct}) {
  const heads = [{label: 'State'}, {label: 'What'}, {label: 'About'}, {label: 'Tries', number: true}, {label: 'Last fault'}, {label: 'Since'},
    {label: 'Next try'}, ...(mayAct ? [{label: ''}] : [])];
  const rows = work.map(row => {
    const path = `/work/${row.queue}/${encodeURIComponent(row.id)}`;
    return [state(row), element('span', {title: QUEUES[row.queue]}, `${QUEUES[row.queue]}: ${row.what}`), row.about, String(row.attempts), row.why,
      at(row.since), row.dead ? null : at(row.nextTry),
      ...(mayAct ? [actions(
        button('Retry', () => act(`${path}/retry`)),
        mayBeGivenUp(row) ? button('Give up …', () => ask(
          `${row.what} ${row.about} will never be tried again. Why?`,
          reason => call('POST', `${path}/give-up`, {body: {reason}}))) : null)] : [])];
  });
  list('work', 'Work that is stuck', heads, rows, 'Nothing is stuck.');
}

/** What is on its way to another system may arrive yet. */
const mayBeGivenUp = row => row.dead || row.queue !== 'OUTBOX';

function showJobs({jobs, mayAct}) {
  const heads = [{label: 'State'}, {label: 'Step'}, {label: 'Case'}, {label: 'Last fault'}, {label: 'Since'}, {label: 'Next try'},
    ...(mayAct ? [{label: ''}] : [])];
  const rows = jobs.map(job => [state(job), [job.process, job.step].filter(Boolean).join(': ') || '–', job.about, job.why, at(job.since),
    job.dead || !job.nextTry ? null : at(job.nextTry),
    ...(mayAct ? [actions(button('Retry', () => act(`/jobs/${encodeURIComponent(job.id)}/retry`)))] : [])]);
  list('jobs', 'Steps that failed', heads, rows, 'No step has failed.');
}

show(load, EVERY);
