// One case, from top to bottom. The server says everything in words; this only lays it out.
import {at, element, facts, table, yuan} from './elements.js';

const LARGEST_FILE = 10 * 1024 * 1024;
const TYPES = 'image/jpeg,image/png,image/webp,application/pdf';

export class CaseSheet {
  constructor(desk) {
    this.desk = desk;
    this.news = element('p.case-news', {role: 'status'});
    this.body = element('div.case-body');
    this.root = element('div.case-sheet', {}, this.news, this.body);
    this.running = null;
  }

  showTask(taskId) {
    return this.load(signal => this.desk.ofTask(taskId, signal));
  }

  showCase(caseNumber) {
    return this.load(signal => this.desk.ofCase(caseNumber, signal));
  }

  clear() {
    this.running?.abort();
    this.say('');
    this.body.replaceChildren();
  }

  async load(question) {
    this.running?.abort();
    const run = (this.running = new AbortController());
    this.question = question;
    this.say('Loading …');
    try {
      const file = await question(run.signal);
      if (run.signal.aborted) return;
      this.say('');
      this.show(file);
    } catch (problem) {
      if (run.signal.aborted) return;
      this.body.replaceChildren();
      this.say(problem.message, problem.status !== 404);
    }
  }

  say(words, bad = false) {
    this.news.textContent = words;
    this.news.classList.toggle('bad', bad);
  }

  show(file) {
    const scrolled = this.shown === file.caseNumber ? this.root.parentElement?.scrollTop : 0;
    this.shown = file.caseNumber;
    const sections = [
      section('Needs and money', this.needs(file)),
      file.payments.length ? section('Payments', ...this.payments(file)) : null,
      section('Applicant and household', ...file.people.map(person => this.person(file, person)), this.household(file)),
      section('Priority and eligibility', ...this.assessments(file)),
      section('Checks', ...this.checks(file)),
      section('Photos and documents', this.files(file)),
      section('Found and decided', ...this.findings(file)),
      section('Gifts', this.gifts(file)),
      section('Who did what', this.hands(file)),
      section('Timeline', this.timeline(file))
    ].filter(Boolean);
    this.body.replaceChildren(this.head(file), ways(sections), ...sections);
    if (this.root.parentElement) this.root.parentElement.scrollTop = scrolled ?? 0;
  }

  head(file) {
    const again = element('button.btn.btn-link.case-again', {type: 'button', title: 'Load again', 'aria-label': 'Load the case again'},
      element('span.glyphicon.glyphicon-refresh', {'aria-hidden': 'true'}));
    again.addEventListener('click', () => this.load(this.question));
    const marks = [file.status, file.priority && `Priority ${file.priority}`, ...file.flags].filter(Boolean);
    return element('header.case-head', {},
      element('h2', {}, file.caseNumber, again),
      element('ul.case-marks', {}, ...marks.map(mark => element('li', {}, mark))),
      element('p.case-next', {}, file.nextStep),
      facts([
        ['Area', file.area],
        ['What for', file.category],
        ['Cause', file.cause],
        ['Filed', element('span', {}, at(file.filedAt), ` · ${file.filedBy}`)],
        ...file.tasks.map(task => ['Open task', openTask(task)])
      ]));
  }

  needs({needs, money, finalAccount}) {
    const heads = ['Purpose', 'Asked', 'Confirmed', 'Approved', 'Met', 'Paid'].map((label, index) => ({label, number: index > 0}));
    const amounts = line => [line.askedFen, line.confirmedFen, line.approvedFen, line.metFen, line.paidFen].map(fen => fen === null ? '–' : yuan(fen));
    const rows = needs.map(line => [line.purpose, ...amounts(line)]);
    if (needs.length > 1) rows.push(['Together', ...amounts(money)]);
    return element('div', {},
      table('Needs, in yuan', heads, rows),
      element('p.case-note', {}, 'Amounts in yuan. '),
      table('Money of this case, in yuan',
        ['Received', 'Reserved', 'Paid out', 'Still to come'].map(label => ({label, number: true})),
        [[money.receivedFen, money.reservedFen, money.paidFen, money.openFen].map(yuan)]),
      ...(finalAccount.length ? [element('h4', {}, 'Final account'), facts(finalAccount.map(fact => [fact.label, worth(fact)]))] : []));
  }

  person(file, person) {
    const values = new Map(person.fields.map(field => [field.field, element('span.sealed', {}, field.masked)]));
    const rows = [...person.fields.map(field => [field.label, values.get(field.field)]), ...person.facts.map(fact => [fact.label, worth(fact)])];
    return element('article.case-person', {},
      element('h4', {}, person.role, person.fields.length ? this.revealer(file, person, values) : null),
      facts(rows));
  }

  /** Asks what for, and shows what is sealed; the server puts it on record. */
  revealer(file, person, values) {
    const start = element('button.btn.btn-link', {type: 'button', 'aria-expanded': 'false'}, 'Reveal');
    const purpose = element('select.form-control', {required: '', 'aria-label': 'What for?'},
      element('option', {value: ''}, 'What for? It is put on record.'),
      ...file.purposes.map(({code, words}) => element('option', {value: code}, words)));
    const form = element('form.case-reveal', {hidden: ''}, purpose, element('button.btn.btn-default', {type: 'submit'}, 'Show'));
    start.addEventListener('click', () => {
      form.hidden = !form.hidden;
      start.setAttribute('aria-expanded', String(!form.hidden));
      if (!form.hidden) purpose.focus();
    });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        for (const {field, value} of await this.desk.reveal(file.caseNumber, person.subject, purpose.value)) {
          values.get(field)?.replaceChildren(value);
          values.get(field)?.classList.replace('sealed', 'revealed');
        }
        form.remove();
        start.remove();
        this.say('');
      } catch (problem) {
        this.say(problem.message, true);
      }
    });
    return element('span.case-revealer', {}, start, form);
  }

  household({household}) {
    return element('article', {}, element('h4', {}, 'Household'), facts(household.map(fact => [fact.label, worth(fact)])));
  }

  checks({checks}) {
    return checks.length ? [facts(checks.map(fact => [fact.label, worth(fact)]))] : [nothing('Nothing was checked yet.')];
  }

  assessments({assessments}) {
    if (!assessments.length) return [nothing('Not assessed yet.')];
    return assessments.map(one => element('article', {},
      element('h4', {}, one.title, element('small', {}, ' ', at(one.at), ` · table version ${one.version}`)),
      element('p.case-outcome', {}, one.outcome),
      element('ul.case-rules', {}, ...one.rules.map(rule =>
        element('li', {}, rule.words, rule.points === null ? null : element('b.number', {}, signed(rule.points))))),
      one.facts.length
        ? element('details', {}, element('summary', {}, 'Facts it was asked about'), facts(one.facts.map(fact => [fact.label, worth(fact)])))
        : null));
  }

  files(file) {
    const shown = file.files.length
      ? element('ul.case-files', {}, ...file.files.map(one => this.fileShown(file, one)))
      : nothing('None yet.');
    return element('div', {}, shown, file.mayAddFiles ? this.adder(file) : null);
  }

  fileShown(file, one) {
    const source = this.desk.file(file.caseNumber, one.id);
    const words = `${one.photo ? 'Photo' : 'Document'}, added by ${one.by}`;
    const caption = element('figcaption', {}, at(one.at), ` · ${one.by}`);
    if (!one.photo) {
      return element('li', {}, element('figure', {}, element('a', {href: source, download: ''}, 'Document (PDF)'), caption));
    }
    const open = element('button.case-photo', {type: 'button', 'aria-label': `${words}: show it large`},
      element('img', {src: source, alt: words, loading: 'lazy'}));
    open.addEventListener('click', () => showLarge(source, words));
    return element('li', {}, element('figure', {}, open, caption));
  }

  /** Takes dropped or chosen files, one after the other. */
  adder(file) {
    const input = element('input.sr-only', {type: 'file', accept: TYPES, multiple: ''});
    const place = element('label.case-drop', {}, input, 'Drop photos here, or ', element('u', {}, 'choose them'),
      element('small', {}, 'JPEG, PNG, WebP or PDF, up to 10 MB each'));
    const add = async files => {
      const wanted = [...files];
      const tooLarge = wanted.find(one => one.size > LARGEST_FILE);
      if (tooLarge) return this.say(`${tooLarge.name} has more than 10 MB.`, true);
      try {
        for (const [index, one] of wanted.entries()) {
          this.say(`Sending ${index + 1} of ${wanted.length} …`);
          await this.desk.addFile(file.caseNumber, one);
        }
        await this.load(this.question);
      } catch (problem) {
        await this.load(this.question);
        this.say(problem.message, true);
      }
    };
    input.addEventListener('change', () => add(input.files));
    for (const kind of ['dragenter', 'dragover']) {
      place.addEventListener(kind, event => {
        event.preventDefault();
        place.classList.add('over');
      });
    }
    place.addEventListener('dragleave', () => place.classList.remove('over'));
    place.addEventListener('drop', event => {
      event.preventDefault();
      place.classList.remove('over');
      add(event.dataTransfer.files);
    });
    return place;
  }

  findings({findings}) {
    if (!findings.length) return [nothing('Nothing yet.')];
    return findings.map(one => element('article', {},
      element('h4', {}, one.title, element('small', {}, ' ', at(one.at), ` · ${one.by}`)),
      facts(one.facts.map(fact => [fact.label, worth(fact)]))));
  }

  payments({payments}) {
    return payments.map(one => element('article', {},
      element('h4', {}, `${yuan(one.amountFen)} yuan`, element('small', {}, ` ${one.status}`)),
      facts(one.facts.map(fact => [fact.label, worth(fact)]))));
  }

  gifts({gifts}) {
    if (!gifts.length) return nothing('No pledge or gift yet.');
    return table('Pledges and gifts, in yuan',
      [{label: 'When'}, {label: 'From'}, {label: 'What'}, {label: 'Yuan', number: true}],
      gifts.map(one => [at(one.at), one.from, one.what, yuan(one.amountFen)]));
  }

  hands({hands}) {
    return hands.length ? facts(hands.map(one => [one.who, one.what])) : nothing('Nobody has acted yet.');
  }

  timeline({timeline}) {
    return element('ol.case-timeline', {}, ...timeline.toReversed().map(one =>
      element('li', {}, element('span.case-when', {}, at(one.at), ` · ${one.by}`), element('span', {}, one.what))));
  }
}

function section(title, ...content) {
  return element('section', {}, element('h3', {}, title), ...content);
}

/** Straight to a section, for a sheet is long. */
function ways(sections) {
  return element('nav.case-ways', {'aria-label': 'Sections of the case'}, ...sections.map(one => {
    const title = one.querySelector('h3');
    const way = element('button', {type: 'button'}, title.textContent);
    way.addEventListener('click', () => one.scrollIntoView());
    return way;
  }));
}

function nothing(words) {
  return element('p.case-note', {}, words);
}

/** What a fact says: an amount, an instant or words; and where it comes from. */
function worth(fact) {
  const value = fact.fen !== null && fact.fen !== undefined ? `${yuan(fact.fen)} yuan`
    : fact.at ? at(fact.at)
    : fact.words ?? '–';
  return fact.source ? element('span', {}, value, element('small', {}, ` · ${fact.source}`)) : value;
}

function openTask(task) {
  const due = task.dueAt ? element('span', task.overdue ? {class: 'case-overdue'} : {}, ' · due ', at(task.dueAt)) : null;
  return element('span', {}, `${task.name} · ${task.who}`, due);
}

function signed(points) {
  return points < 0 ? `−${-points}` : `+${points}`;
}

function showLarge(source, words) {
  const dialog = element('dialog.case-large', {'aria-label': words}, element('img', {src: source, alt: words}));
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
