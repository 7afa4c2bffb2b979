// In Tasklist's navigation: the pages of the desk that are for who is logged in.
import {callsTo} from '../case-sheet/calls.js';
import {element} from '../case-sheet/elements.js';

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/desk';

export default {
  id: 'aidflow-desk-pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 300,
  render(node) {
    callsTo(root)('GET', '/pages').then(pages => node.append(element('span.desk-pages', {}, ...pages.map(({name, path}) =>
      element('a', {href: `${root}/${path}`, target: '_self'}, name)))), () => {});
  }
};
