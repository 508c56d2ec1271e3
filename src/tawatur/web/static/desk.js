'use strict';
// The desk's own script: what the dossier page's script does not do. Without it every page works.
(() => {
  const $ = (s, r = document) => r.querySelector(s);
  const $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const root = document.documentElement;
  const keep = (name, value) => {
    document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=strict`;
  };
  // ---- language and theme are remembered
  $('#lang').addEventListener('click', () => keep('lang', root.lang));
  $('#theme').addEventListener('click', () => keep('theme', root.dataset.theme));

  // ---- what came later speaks the page's language: the server wrote it so; say when it changed
  document.addEventListener('htmx:afterSwap', (ev) => {
    const count = $('#count');
    if (count && ev.target.id === 'hits') $('#said').textContent = count.textContent;
    if (ev.target.matches('[data-reload]')) location.reload();
  });

  // ---- keys: / to search, j and k through a list, Enter opens, y and n decide
  const typing = (el) => el.matches('input, textarea, select, [contenteditable]');
  const items = () => $$('[data-item]').filter((el) => el.offsetParent);
  let at = -1;
  function go(step) {
    const all = items();
    if (!all.length) return;
    const held = all.indexOf(document.activeElement.closest('[data-item]'));
    at = Math.min(Math.max((held >= 0 ? held : at) + step, 0), all.length - 1);
    all[at].focus();
    all[at].scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', (ev) => {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || typing(ev.target)) return;
    const item = ev.target.closest && ev.target.closest('[data-item]');
    if (ev.key === '/') { ev.preventDefault(); const q = $('#q'); if (q) q.focus(); else location.href = '/search'; }
    else if (ev.key === 'j') go(1);
    else if (ev.key === 'k') go(-1);
    else if (item && (ev.key === 'y' || ev.key === 'n' || ev.key === 'u')) {
      const b = $(`[data-key=${ev.key}]`, item);
      if (b) { ev.preventDefault(); b.click(); }
    } else if (item && ev.key === 'Enter' && ev.target === item) {
      const a = $('a', item);
      if (a) a.click();
    }
  });

  // ---- files dropped anywhere on the form
  const drop = $('.drop');
  if (drop) {
    const input = $('input[type=file]', drop);
    for (const type of ['dragenter', 'dragover']) {
      drop.addEventListener(type, (ev) => { ev.preventDefault(); drop.classList.add('over'); });
    }
    for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
    drop.addEventListener('drop', (ev) => {
      ev.preventDefault();
      input.files = ev.dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    input.addEventListener('change', () => {
      $('.chosen', drop).textContent = [...input.files].map((f) => f.name).join('، ');
    });
  }

  // ---- copy a link or what is put into another page
  for (const b of $$('[data-copy]')) {
    b.addEventListener('click', async () => {
      const field = document.getElementById(b.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); }
      b.textContent = $('#said').textContent = root.lang === 'ar' ? 'نُسخ' : 'Copied';
    });
  }

  // ---- put the passage that was jumped to into the basket
  const basket = $('#hold');
  if (basket) {
    const watch = new MutationObserver(() => { basket.hidden = !$('.doc .flash'); });
    watch.observe(document.body, { subtree: true, childList: true });
    basket.onclick = async () => {
      const flashed = $$('.doc.on .flash');
      if (!flashed.length) return;
      const line = flashed[0].closest('p[data-s]');
      const before = document.createRange();
      before.setStart(line, 0);
      before.setEndBefore(flashed[0]);
      const start = Number(line.dataset.s) + [...before.toString()].length;
      const length = [...flashed.filter((f) => f.closest('p[data-s]') === line).map((f) => f.textContent).join('')].length;
      const n = flashed[0].closest('.doc').dataset.n;
      const body = { n: Number(n), start, end: start + length, story: basket.dataset.story };
      const answer = await fetch('/basket', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      const ar = root.lang === 'ar';
      $('#said').textContent = answer.ok ? (ar ? 'في السلة' : 'In the basket') : (ar ? 'تعذر ذلك' : 'That failed');
      basket.lastElementChild.textContent = $('#said').textContent;
    };
  }
})();
