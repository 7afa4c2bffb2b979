// Once a row of a list in a form was touched, form-js 1.8 keeps an empty entry for it among its errors, and Tasklist
// leaves Complete disabled for good. What counts here is whether a field shows an error; completing checks all again,
// in the browser and on the server.

const SETTLED = [50, 500];

function scopeOfForm() {
  const button = document.querySelector('[ng-click="complete()"]');
  let scope = button && window.angular.element(button).scope();
  while (scope && !Object.hasOwn(scope, '$invalid')) scope = scope.$parent;
  return scope;
}

function settle() {
  const form = document.querySelector('.fjs-container');
  if (!form || form.querySelector('.fjs-form-field-error')) return;
  const scope = scopeOfForm();
  if (scope?.$invalid) scope.$evalAsync(() => { scope.$invalid = false; });
}

/** A new attempt: the old refusal goes, and the first field that is wrong comes into view. */
function attempt(event) {
  if (!event.target.closest?.('[ng-click="complete()"]')) return;
  window.angular.element(document.body).injector().get('Notifications').clearAll();
  setTimeout(() => document.querySelector('.fjs-form-field-error')?.closest('.fjs-form-field')?.scrollIntoView({block: 'center'}), SETTLED[0]);
}

/** Follows what is typed and ticked in the forms of tasks. */
export function keepCompletable() {
  document.addEventListener('click', attempt, true);
  for (const what of ['input', 'change', 'click', 'focusout']) {
    document.addEventListener(what, () => SETTLED.forEach(delay => setTimeout(settle, delay)), true);
  }
}
