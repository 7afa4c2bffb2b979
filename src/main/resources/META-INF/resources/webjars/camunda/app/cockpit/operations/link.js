// In Cockpit's navigation: what does not go on by itself, engine or not.
export default {
  id: 'aidflow-operations',
  pluginPoint: 'cockpit.navigation',
  priority: 1,
  render(node) {
    const link = document.createElement('a');
    link.href = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/desk/operations';
    link.target = '_self';
    link.textContent = 'Operations';
    node.append(link);
  }
};
