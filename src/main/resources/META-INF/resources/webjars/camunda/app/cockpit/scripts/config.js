// What aidflow changes of Cockpit; the rest is Camunda's own.
export default {
  app: {name: 'aidflow · Cockpit', vendor: ' '},
  customScripts: ['operations/link'],
  // would ask for /camunda-welcome, which is not there, and browsers then ask for a password
  disableWelcomeMessage: true
};
