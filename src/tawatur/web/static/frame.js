'use strict';
// In a frame: say how high the page is, so that the page around it can make room.
new ResizeObserver(() => {
  parent.postMessage({ tawatur: document.documentElement.offsetHeight }, '*');
}).observe(document.documentElement);
