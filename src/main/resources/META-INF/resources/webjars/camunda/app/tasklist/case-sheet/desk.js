// What the case sheet asks of the desk.
import {callsTo} from './calls.js';

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/desk';

const call = callsTo(root);

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
