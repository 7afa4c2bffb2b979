// What aidflow changes of Admin; the rest is Camunda's own.
export default {
  app: {name: 'aidflow · Admin', vendor: ' '},
  // would ask for /camunda-welcome, which is not there, and browsers then ask for a password
  disableWelcomeMessage: true
};
