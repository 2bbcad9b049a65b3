/** Simulates the scripts of Turnstile, hCaptcha and reCAPTCHA, with the parts of their interfaces that pages use. */
const { origin, pathname, searchParams } = new URL(document.currentScript.src);
const provider = pathname.split('/')[1];
const widgets = [];

function open(place, { sitekey, theme, size, language, action, score, ...callbacks }) {
  const id = widgets.length;
  const frame = document.createElement('iframe');
  const about = { id, sitekey, theme, size, language, action, score, host: location.hostname };
  const given = Object.entries(about).filter(([, value]) => value !== undefined);
  frame.src = `${origin}/frame?${new URLSearchParams(given)}`;
  frame.title = 'Check of the provider';
  frame.width = size === 'invisible' ? '1' : size === 'compact' ? '150' : '300';
  frame.height = '70';
  frame.style.border = '0';
  widgets.push({ frame, callbacks });
  place.append(frame);
  return id;
}

function tell(id, message) {
  widgets[id].frame.contentWindow.postMessage(message, origin);
}

addEventListener('message', ({ origin: from, data }) => {
  if (from !== origin) return;
  const { callbacks } = widgets[data.id];
  if (data.asks) callbacks['before-interactive-callback']?.();
  else callbacks.callback(data.token);
});

const api = {
  render(place, options) {
    if (place.getRootNode() !== document) throw new Error('A widget does not work in a shadow root.');
    return open(place, options);
  },
  reset: (id) => tell(id, 'reset'),
  remove: (id) => widgets[id].frame.remove(),
  execute(which, options) {
    if (which !== searchParams.get('render')) return tell(which, 'solve');
    return new Promise((callback) => {
      const id = open(document.body, { sitekey: which, size: 'invisible', score: 0.9, ...options, callback });
      widgets[id].frame.hidden = true;
      widgets[id].frame.addEventListener('load', () => tell(id, 'solve'));
    });
  },
  ready: (callback) => callback(),
};

window[provider === 'recaptcha' ? 'grecaptcha' : provider] = api;
window[searchParams.get('onload')]?.();
