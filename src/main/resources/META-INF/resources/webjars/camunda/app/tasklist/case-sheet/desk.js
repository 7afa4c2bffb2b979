// The application's own calls, in the session of whoever is logged into Tasklist.

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/desk';

/** What the desk refused, in words. */
export class Refused extends Error {
  constructor(status, problem) {
    const details = (problem?.errors ?? []).map(one => one.message).filter(Boolean);
    super(details.join(' ') || problem?.detail || problem?.title || `The server answered ${status}.`);
    this.status = status;
  }
}

/** The server set it with the first answer; no other site can repeat it. */
function token() {
  return document.cookie.split('; ').find(one => one.startsWith('AIDFLOW-CSRF='))?.slice('AIDFLOW-CSRF='.length) ?? '';
}

async function call(method, path, {body, signal} = {}) {
  const headers = {Accept: 'application/json'};
  if (method !== 'GET') headers['X-Aidflow-CSRF'] = token();
  if (body && !(body instanceof FormData)) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(body);
  }
  const response = await fetch(root + path, {method, headers, body, signal, credentials: 'same-origin'});
  const said = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, said);
  return said;
}

const path = caseNumber => `/cases/${encodeURIComponent(caseNumber)}`;

export const desk = {
  ofTask: (id, signal) => call('GET', `/tasks/${encodeURIComponent(id)}/case`, {signal}),
  ofCase: (caseNumber, signal) => call('GET', path(caseNumber), {signal}),
  reveal: (caseNumber, subject, purpose) => call('POST', `${path(caseNumber)}/reveal`, {body: {subject, purpose}}),
  addFile(caseNumber, file) {
    const body = new FormData();
    body.append('file', file);
    return call('POST', `${path(caseNumber)}/files`, {body});
  },
  file: (caseNumber, id) => `${root}${path(caseNumber)}/files/${encodeURIComponent(id)}`
};
