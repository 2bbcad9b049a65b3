/**
 * The frame of a widget. It gets a token when its box is ticked, when the page sends `solve`, or at once if the service
 * solves automatically. An invisible widget always waits for `solve`.
 */
const asked = new URL(location.href).searchParams;
const id = Number(asked.get('id'));
const box = document.querySelector('input');
const tell = (message) => parent.postMessage({ id, ...message }, '*');

async function solve() {
  const response = await fetch(`/solve?${asked}`);
  tell(await response.json());
  box.dataset.solved = '';
}

async function begin() {
  // As in the real widgets, the box cannot be ticked before the widget asks for a tick.
  Object.assign(box, { checked: false, disabled: true });
  delete box.dataset.solved;
  const { solvesByItself } = await (await fetch('/how')).json();
  if (asked.get('size') === 'invisible') return;
  if (solvesByItself) await solve();
  else {
    box.disabled = false;
    tell({ asks: true });
  }
}

box.addEventListener('change', solve);
addEventListener('message', ({ data }) => (data === 'solve' ? solve() : begin()));
await begin();
