/** The script of the documentation. Every page also works without it. */

/** Redirects old links to an operation of the REST APIs: `/docs#/Pelcro/…`. */
function followFormerLinks(): void {
  const atStart = /\/docs$/.test(location.pathname);
  if (atStart && location.hash.startsWith('#/')) location.replace(`docs/explorer${location.hash}`);
}

/** Adds to each code block a button that copies the text of the block. */
function addCopyButtons(): void {
  for (const block of document.querySelectorAll('.code')) {
    const code = block.querySelector('code');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      const copied = await navigator.clipboard.writeText(code?.textContent ?? '').then(
        () => true,
        () => false,
      );
      button.textContent = copied ? 'Copied' : 'Not copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2_000);
    });
    block.append(button);
  }
}

/** Marks the current heading in the list of contents. */
function followHeadings(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [
      link.hash.slice(1),
      link,
    ]),
  );
  if (links.size === 0) return;
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  let current: HTMLAnchorElement | undefined;
  const update = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 140);
    const link = links.get((passed.at(-1) ?? headings[0])?.id ?? '');
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    current = link;
    const list = link?.closest('aside');
    if (link && list) {
      const { top, bottom } = link.getBoundingClientRect();
      const frame = list.getBoundingClientRect();
      if (top < frame.top || bottom > frame.bottom) list.scrollTop += top - frame.top - frame.height / 2;
    }
  };
  addEventListener('scroll', () => requestAnimationFrame(update), { passive: true });
  update();
}

/** Scrolls only the navigation to the entry of the current page. */
function showCurrentEntry(): void {
  const menu = document.getElementById('menu');
  const entry = menu?.querySelector<HTMLElement>('[aria-current]');
  if (menu && entry) menu.scrollTop = entry.offsetTop - menu.clientHeight / 2;
}

/** Opens the closed example that contains the target of the anchor. */
function openAnchor(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target?.closest('details');
  if (details) details.open = true;
}

/** Loads the search when it is first used. */
function prepareSearch(): void {
  const box = document.querySelector<HTMLElement>('.search');
  const input = box?.querySelector('input');
  if (!box || !input) return;
  box.classList.add('ready');
  const load = async () => {
    const { startSearch } = await import('./search.ts');
    startSearch(box, input);
  };
  input.addEventListener('focus', () => void load(), { once: true });
  addEventListener('keydown', (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(document.activeElement?.tagName ?? '');
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const opens =
      (event.key === '/' && isPlain && !isTyping) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!opens) return;
    event.preventDefault();
    input.focus();
  });
}

followFormerLinks();
addCopyButtons();
followHeadings();
showCurrentEntry();
openAnchor();
addEventListener('hashchange', openAnchor);
prepareSearch();
