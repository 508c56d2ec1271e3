'use strict';
(() => {
  const $ = (s, r = document) => r.querySelector(s);
  const $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const root = document.documentElement;
  const arabic = () => root.lang === 'ar';

  // ---- language: the words of the page change, those of the reports do not
  function setLanguage(lang) {
    root.lang = lang;
    root.dir = lang === 'ar' ? 'rtl' : 'ltr';
    for (const el of $$('[data-en]')) {
      if (el.dataset.ar === undefined) el.dataset.ar = el.textContent;
      el.textContent = el.dataset[lang];
    }
    for (const el of $$('[data-en-label], .c, .ct, .sx, a.m')) {
      if (el.dataset.arLabel === undefined) el.dataset.arLabel = el.getAttribute('aria-label') || '';
      el.setAttribute('aria-label', lang === 'ar' ? el.dataset.arLabel : el.dataset.enLabel || spoken(el));
    }
    const b = $('#lang');
    b.textContent = lang === 'ar' ? 'English' : 'العربية';
    b.lang = lang === 'ar' ? 'en' : 'ar';
    b.dir = lang === 'ar' ? 'ltr' : 'rtl';
    nameTheme();
  }
  function spoken(a) {
    const at = (a.getAttribute('href') || '').match(/^#[pr](\d+)/);
    if (!at) return a.dataset.arLabel;
    const outlet = $('#r' + at[1] + ' .out');
    const quoted = a.dataset.arLabel.match(/«.*»/s);
    return `Report ${at[1]}${outlet ? ', ' + outlet.textContent : ''}${quoted ? ': ' + quoted[0] : ''}`;
  }
  $('#lang').onclick = () => setLanguage(arabic() ? 'en' : 'ar');

  // ---- theme
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  function nameTheme() {
    const words = isDark() ? ['فاتح', 'Light'] : ['داكن', 'Dark'];
    $('#theme').textContent = words[arabic() ? 0 : 1];
  }
  $('#theme').onclick = () => { root.dataset.theme = isDark() ? 'light' : 'dark'; nameTheme(); };

  // ---- one report at a time (without script, and in print, all of them)
  const reports = $$('.doc');
  const choice = $('#doc-choice');
  const shown = () => $('.doc.on');
  function show(doc) {
    if (!doc || shown() === doc) return;
    for (const d of reports) d.classList.toggle('on', d === doc);
    for (const b of $$('.rs button')) b.setAttribute('aria-pressed', b.dataset.doc === doc.dataset.n);
    if (choice) choice.value = doc.dataset.n;
  }
  const report = (n) => document.getElementById('r' + n);
  for (const b of $$('.rs button')) b.onclick = () => show(report(b.dataset.doc));
  if (choice) choice.onchange = () => show(report(choice.value));
  for (const b of $$('[data-step]')) b.onclick = () => {
    show(reports[reports.indexOf(shown()) + Number(b.dataset.step)]);
  };
  show(reports[0]);

  // ---- flash the characters of a passage: offsets count code points of the report's text
  function clearFlash() {
    for (const f of $$('.flash')) {
      const parent = f.parentNode;
      f.replaceWith(...f.childNodes);
      parent.normalize();
    }
  }
  function flash(doc, spans) {
    let first = null;
    for (const line of $$('p[data-s]', doc)) {
      const start = Number(line.dataset.s);
      const length = [...line.textContent].length;
      for (const [a, b] of spans) {
        if (b <= start || a >= start + length) continue;
        const found = wrap(line, a - start, b - start);
        first = first || found;
      }
    }
    return first;
  }
  function wrap(line, from, to) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let at = 0, first = null;
    for (const node of nodes) {
      const points = [...node.data];
      const a = Math.max(0, from - at), b = Math.min(points.length, to - at);
      at += points.length;
      if (a >= b) continue;
      const range = document.createRange();
      range.setStart(node, points.slice(0, a).join('').length);
      range.setEnd(node, points.slice(0, b).join('').length);
      const span = document.createElement('span');
      span.className = 'flash';
      range.surroundContents(span);
      first = first || span;
    }
    return first;
  }

  // ---- jump to a passage and come back to the exact place and focus
  const back = $('#back');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const places = [];
  const reveal = (el) => { for (let d = el.closest('details'); d; d = d.parentNode.closest('details')) d.open = true; };
  function focusOn(el) {
    if (!el.hasAttribute('tabindex') && !el.matches('a, button, summary')) el.tabIndex = -1;
    el.focus({ preventScroll: true });
  }
  function jump(id, end, also) {
    clearFlash();
    const at = id.match(/^p(\d+)-(\d+)$/);
    const el = document.getElementById(id) || (at && report(at[1])) || null;
    if (!el) return false;
    show(el.closest('.doc'));
    reveal(el);
    let aim = el;
    if (at) {
      const spans = [[Number(at[2]), end]];
      for (const s of (also || '').split(' ')) if (s) spans.push(s.split('-').map(Number));
      aim = flash(el.closest('.doc'), spans.filter(([a, b]) => b > a)) || el;
    }
    aim.scrollIntoView({ block: at ? 'center' : 'start', behavior: still ? 'auto' : 'smooth' });
    focusOn(document.getElementById(id) || el);
    return true;
  }
  document.addEventListener('click', (ev) => {
    const a = ev.target.closest('a[data-e], a.dis, a.fg, .grid .q a, a.c');
    if (!a || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
    const place = { link: a, x: scrollX, y: scrollY, doc: shown() };
    const id = a.getAttribute('href').slice(1);
    if (!jump(id, Number(a.dataset.e || 0), a.dataset.also)) return;
    ev.preventDefault();
    places.push(place);
    history.scrollRestoration = 'manual';
    history.pushState({ depth: places.length }, '', '#' + id);
    back.hidden = false;
  });
  function restore() {
    const place = places.pop();
    clearFlash();
    show(place.doc);
    scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
    place.link.focus({ preventScroll: true });
    back.hidden = !places.length;
  }
  const goBack = () => { if (places.length) history.back(); };
  addEventListener('popstate', (ev) => {
    const depth = (ev.state && ev.state.depth) || 0;
    if (places.length > depth) requestAnimationFrame(() => { while (places.length > depth) restore(); });
  });
  back.onclick = goBack;
  document.addEventListener('keydown', (ev) => { if (ev.key === 'Escape') goBack(); });

  // ---- copy a statement with its citation
  async function write(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* no permission */ }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
  document.addEventListener('click', async (ev) => {
    const b = ev.target.closest('.cp');
    if (!b) return;
    const li = b.closest('li');
    const chain = $$('.ch > bdi', li).map((x) => x.textContent);
    const chip = $('.ch .c', li);
    const doc = report(chip.getAttribute('href').match(/\d+/)[0]);
    const cited = doc ? $('.meta', doc).textContent : '';
    const hop = arabic() ? ' ← ' : ' → ';
    const number = (arabic() ? 'التقرير ' : 'Report ') + chip.textContent;
    const done = await write(`«${$('q', li).textContent}» (${[...chain, number].join(hop)}: ${cited.trim()})`);
    const words = done ? (arabic() ? 'نُسخ' : 'Copied') : (arabic() ? 'تعذر النسخ' : 'Not copied');
    const before = b.innerHTML;
    b.textContent = words;
    $('#said').textContent = words;
    setTimeout(() => { b.innerHTML = before; }, 1500);
  });

  // ---- filters
  function press(button) {
    for (const b of $$('button', button.parentNode)) b.setAttribute('aria-pressed', b === button);
  }
  for (const b of $$('[data-f]')) b.onclick = () => {
    press(b);
    const grid = $('.grid', b.closest('section'));
    for (const r of $$('.r', grid)) r.hidden = b.dataset.f !== 'all' && !r.classList.contains('r-' + b.dataset.f);
    for (const t of $$('tbody', grid)) t.hidden = !$('.r:not([hidden])', t);
  };
  function filterStatements(section) {
    const kind = $('[data-k][aria-pressed=true]', section);
    const by = (layer) => { const s = $(`select[data-by=${layer}]`, section); return s ? s.value : ''; };
    const [k, a, o] = [kind ? kind.dataset.k : '', by('a'), by('o')];
    for (const li of $$('li[data-k]', section)) {
      li.hidden = (k && li.dataset.k !== k) || (a && li.dataset.a !== a) || (o && !li.dataset.o.includes(` ${o} `));
    }
    for (const el of $$('.al, details, .sp', section)) el.hidden = !$('li:not([hidden])', el);
    if (k || a || o) for (const d of $$('details', section)) d.open = true;
    $('.none', section).hidden = Boolean($('li[data-k]:not([hidden])', section));
  }
  for (const section of $$('.says')) {
    for (const b of $$('button[data-k]', section)) b.onclick = () => { press(b); filterStatements(section); };
    for (const s of $$('select[data-by]', section)) s.onchange = () => filterStatements(section);
  }
  for (const c of $$('[data-l]')) c.onchange = () => $('#reports').classList.toggle('no-' + c.dataset.l, !c.checked);

  // ---- where am I
  const links = new Map($$('.top nav a[href^="#"], .local a').map((a) => [a.getAttribute('href').slice(1), a]));
  const seen = new IntersectionObserver((entries) => {
    for (const e of entries) {
      const own = links.get(e.target.id);
      if (!e.isIntersecting || !own) continue;
      for (const a of own.parentNode.children) a.removeAttribute('aria-current');
      own.setAttribute('aria-current', 'true');
      const nav = own.parentNode, n = nav.getBoundingClientRect(), r = own.getBoundingClientRect();
      if (r.left < n.left || r.right > n.right) nav.scrollBy({ left: r.left + r.width / 2 - n.left - n.width / 2 });
    }
  }, { rootMargin: '-20% 0px -75% 0px' });
  for (const s of $$('main section')) seen.observe(s);

  addEventListener('beforeprint', () => { for (const d of $$('details')) d.open = true; });

  // ---- an address given from outside
  const options = new URLSearchParams(location.search);
  if (options.get('theme')) root.dataset.theme = options.get('theme');
  nameTheme();
  if (options.get('lang') === 'en' || !arabic()) setLanguage('en');
  const [, id, until] = location.hash.match(/^#(p\d+-\d+|[^-]*(?:-[a-z]\d+)?)(?:-(\d+))?$/) || [0, ''];
  if (/^(p\d+-\d+|r\d+|(s\d+-)?d\d+)$/.test(id)) {
    const cited = $(`a[data-e][href="#${id}"]`);
    jump(id, Number(until || (cited ? cited.dataset.e : Number(id.split('-')[1]) + 1)), '');
  }
})();
