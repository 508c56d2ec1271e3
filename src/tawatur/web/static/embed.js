'use strict';
// <tawatur-finding src="…"> and <tawatur-story src="…">: a frame that is as high as what it holds.
// For pages of other sites; nothing of theirs is read, nothing is kept.
(() => {
  class Framed extends HTMLElement {
    static observedAttributes = ['src', 'title', 'theme'];
    #frame = document.createElement('iframe');
    #heard = (ev) => {
      const high = ev.source === this.#frame.contentWindow && ev.data && ev.data.tawatur;
      if (Number.isFinite(high) && high > 0) this.#frame.style.height = `${Math.min(Math.ceil(high), 20000)}px`;
    };
    constructor() {
      super();
      Object.assign(this.#frame.style, { display: 'block', width: '100%', border: '0', height: '26rem' });
      this.#frame.loading = 'lazy';
      this.attachShadow({ mode: 'open' }).append(this.#frame);
    }
    connectedCallback() { this.style.display = 'block'; addEventListener('message', this.#heard); this.#show(); }
    disconnectedCallback() { removeEventListener('message', this.#heard); }
    attributeChangedCallback() { if (this.isConnected) this.#show(); }
    #show() {
      let at;
      try { at = new URL(this.getAttribute('src') || '', document.baseURI); } catch { return; }
      if (!/^https?:$/.test(at.protocol)) return;
      if (this.getAttribute('theme')) at.searchParams.set('theme', this.getAttribute('theme'));
      this.#frame.title = this.getAttribute('title') || '';
      if (this.#frame.src !== at.href) this.#frame.src = at.href;
    }
  }
  for (const name of ['tawatur-finding', 'tawatur-story']) {
    if (!customElements.get(name)) customElements.define(name, class extends Framed {});
  }
})();
