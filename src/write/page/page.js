// What the page does beyond links: it lights up all that a speaker said, filters, walks from note to
// note by keys, and copies citations. Nothing here adds what cannot be read without it.
'use strict';

(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || '').split(' ').filter(Boolean);
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  // --- Light: all that belongs to the speakers of what is pointed at or has the focus. ---

  const grouped = (elements, keysOf) => {
    const groups = new Map();
    for (const element of elements)
      for (const key of keysOf(element))
        groups.has(key) ? groups.get(key).push(element) : groups.set(key, [element]);
    return groups;
  };
  const bySpeaker = grouped(all('[data-speaker]:not(.voice)'), (e) => words(e, 'speaker'));
  const byNote = grouped(all('[data-note]'), (e) => words(e, 'note'));
  let lit = [];

  const light = (ids, note) => {
    for (const element of lit) element.classList.remove('lit', 'here');
    lit = ids.flatMap((id) => bySpeaker.get(id) || []);
    for (const element of lit) element.classList.add('lit');
    const here = note ? [document.getElementById(note), ...(byNote.get(note) || [])] : [];
    for (const element of here) element.classList.add('here');
  };
  const lightAt = (event) => {
    const at = event.target.closest && event.target.closest('[data-speaker]:not(.voice)');
    if (at) light(words(at, 'speaker'), at.dataset.note || (at.matches('.note') && at.id));
    else light([]);
  };
  document.addEventListener('mouseover', lightAt);
  document.addEventListener('focusin', lightAt);
  document.documentElement.addEventListener('mouseleave', () => light([]));

  // --- Keys, where a passage or its note has the focus: n and p to the next and the one before,
  //     Escape puts the light out. ---

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') return light([]);
    const here = document.activeElement;
    if (!here || !here.matches('.reference, .note a, .note summary')) return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step) return;
    const kind = here.matches('.reference') ? '.reference' : '.note .number';
    const from = here.matches(kind) ? here : here.closest('.note').querySelector('.number');
    const stops = all(kind).filter((stop) => stop.checkVisibility());
    const next = stops[stops.indexOf(from) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'center' });
  });

  // --- Copying a citation. ---

  const said = make('p', 'for-ears');
  said.setAttribute('role', 'status');
  document.body.append(said);

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // no permission, or an old browser
      const field = make('textarea', 'for-ears', text);
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    said.textContent = 'Citation copied';
  };
  for (const citation of all('.citation')) {
    const button = make('button', 'copy', 'Copy');
    button.type = 'button';
    button.append(make('span', 'for-ears', ' citation'));
    button.addEventListener('click', async () => {
      await copy(citation.textContent);
      button.firstChild.data = 'Copied';
      button.focus();
      setTimeout(() => { button.firstChild.data = 'Copy'; }, 2000);
    });
    citation.after(button);
  }

  // --- Filters: one for each kind of value that tells some of the things on the page apart. ---

  const items = all('.note, .group');
  const outletOf = (item) => {
    const story = item.closest('.story');
    return story ? [story.dataset.outlet]
                 : (item.dataset.outlets || '').split('\n').filter(Boolean);
  };
  const nameOf = new Map(all('.voice').map((v) => [v.id, v.dataset.name]));
  const speakersOf = (item) => item.dataset.speakers !== undefined
    ? item.dataset.speakers.split('\n').filter(Boolean)
    : words(item, 'speaker').map((id) => nameOf.get(id) || '').filter(Boolean);
  const filters = [
    ['Speaker', speakersOf],
    ['Type', (item) => words(item, 'type')],
    ['Class', (item) => words(item, 'class')],
    ['Qualifier', (item) => words(item, 'qualifiers')],
    ['Flag', (item) => words(item, 'flags')],
    ['Risk', (item) => words(item, 'risks')],
    ['Outlet', outletOf],
    ['How sure', (item) => [item.dataset.sure].filter(Boolean)],
  ];

  const chips = new Map(all('.flags li').map((chip) => [chip.dataset.name, chip.textContent]));

  const form = make('form', 'filters');
  form.setAttribute('aria-label', 'Filters');
  const choices = [];
  const result = make('output', 'found');

  const choose = () => {
    let shown = 0;
    const isOn = choices.some(({ select }) => select.value);
    for (const item of items) {
      const fits = choices.every(({ select, values }) =>
        !select.value || values.get(item).includes(select.value));
      shown += fits;
      item.hidden = !fits;
      if (!item.matches('.note')) continue;
      for (const part of byNote.get(item.id) || []) part.classList.toggle('out', !fits);
    }
    for (const voice of all('.voice')) voice.hidden = !voice.querySelector('.saying:not(.out)');
    result.textContent = isOn ? `${shown} of ${items.length}` : '';
    document.body.classList.toggle('filtered', isOn);
  };

  for (const [name, valuesOf] of filters) {
    const values = new Map(items.map((item) => [item, valuesOf(item)]));
    const counts = new Map();
    for (const list of values.values())
      for (const value of new Set(list)) counts.set(value, (counts.get(value) || 0) + 1);
    const lacking = items.some((item) => !values.get(item).length);
    if (counts.size + lacking < 2) continue;
    const label = make('label', '', `${name} `);
    const select = make('select');
    select.append(new Option('all', ''));
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1]))
      select.append(new Option(`${chips.get(value) || value} (${count})`, value));
    select.addEventListener('change', choose);
    label.append(select);
    form.append(label);
    choices.push({ select, values });
  }
  if (choices.length) {
    const reset = make('button', '', 'Show all');
    reset.type = 'reset';
    form.addEventListener('reset', () => setTimeout(choose));
    form.addEventListener('submit', (event) => event.preventDefault());
    result.setAttribute('role', 'status');
    form.append(reset, result);
    document.querySelector('main').prepend(form);
  }
})();
