// Calls of the application's own doors, in the session of whoever is logged in.

/** What was refused, in words. */
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

/** A function that calls what is below this path. */
export function callsTo(root) {
  return async (method, path, {body, signal} = {}) => {
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
  };
}
