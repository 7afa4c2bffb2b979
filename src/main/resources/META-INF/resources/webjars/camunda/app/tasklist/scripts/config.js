// What aidflow changes of Tasklist; the rest is Camunda's own.
export default {
  app: {name: 'aidflow', vendor: ' '},
  customScripts: ['case-sheet/case-sheet', 'desk/links'],
  dateFormat: {normal: 'YYYY-MM-DD HH:mm', long: 'YYYY-MM-DD HH:mm', short: 'YYYY-MM-DD'},
  // would ask for /camunda-welcome, which is not there
  disableWelcomeMessage: true
};
