// The case beside the form: docks the sheet of a task's case in the task column, and opens any case by its number.
import {element} from './elements.js';
import {desk} from './desk.js';
import {CaseSheet} from './sheet.js';
import {keepCompletable} from './completable.js';
import {sayDates} from './dates.js';

const REMEMBERED = 'aidflow.case-sheet.closed';

/** Beside every task. */
const docked = {
  id: 'aidflow-case-sheet',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render(node, api, scope) {
    const sheet = new CaseSheet(desk);
    const panel = element('aside.case-panel', {'aria-label': 'Case'}, sheet.root);
    const toggle = element('button.btn.btn-link.case-toggle', {type: 'button', 'aria-controls': 'case-panel'}, 'Case');
    panel.id = 'case-panel';
    const show = wanted => {
      toggle.setAttribute('aria-expanded', String(wanted));
      document.body.classList.toggle('case-open', wanted);
    };
    toggle.addEventListener('click', () => {
      const wanted = !document.body.classList.contains('case-open');
      localStorage.setItem(REMEMBERED, String(!wanted));
      show(wanted);
    });
    node.append(toggle, panel);
    const narrow = window.matchMedia('(max-width: 1199px)').matches;
    scope.$watch('task.id', taskId => {
      panel.hidden = !taskId;
      show(Boolean(taskId) && !narrow && localStorage.getItem(REMEMBERED) !== 'true');
      if (taskId) sheet.showTask(taskId);
      else sheet.clear();
    });
    // claimed or given back: the sheet says so, too
    scope.$watch('task.assignee', (now, before) => {
      if (now !== before && scope.task) sheet.showTask(scope.task.id);
    });
    scope.$on('$destroy', () => show(false));
  }
};

/** In the navigation bar: any case the official may read, also one that asks for nothing now. */
const finder = {
  id: 'aidflow-case-finder',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node) {
    sayDates();
    const sheet = new CaseSheet(desk);
    const number = element('input.form-control', {
      type: 'text', required: '', placeholder: 'HR-2026-0000001', 'aria-label': 'Case number', autocomplete: 'off', spellcheck: 'false'
    });
    const close = element('button.btn.btn-default', {type: 'button'}, 'Close');
    const form = element('form.case-finder', {}, number, element('button.btn.btn-primary', {type: 'submit'}, 'Open'), close);
    const dialog = element('dialog.case-dialog', {'aria-label': 'Find a case'}, form, sheet.root);
    form.addEventListener('submit', event => {
      event.preventDefault();
      sheet.showCase(number.value.trim().toUpperCase());
    });
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => sheet.clear());
    const link = element('a', {href: ''}, element('span.glyphicon.glyphicon-folder-open', {'aria-hidden': 'true'}), ' Find a case');
    link.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      dialog.showModal();
      number.select();
    });
    node.append(link);
    document.body.append(dialog);
  }
};

keepCompletable();

export default [docked, finder];
