import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { BotProtectedOperation, BotProtection, BotWidget } from './bot-widget.ts';
import type { Texts } from './texts/en.ts';

/** The check that a form needs, in its language. */
type Need = {
  protection: BotProtection | null;
  operation: BotProtectedOperation | undefined;
  language: string;
  texts: Texts;
};

type Shown = {
  key: string;
  place: HTMLElement;
  widget: Promise<BotWidget | null>;
  /** Loads the widget now, even if it is not visible yet. */
  start(): void;
};

/**
 * Shows the widget of the site's bot protection in a form of an element, and returns its token. The widget is a child
 * of the element, shown in a slot of the form, because the scripts of the providers do not find it in a shadow root.
 * These scripts are loaded when a form needs them.
 */
export class BotCheck implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #need: Need | null = null;
  #shown: Shown | null = null;
  #attempt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Sets the check that the form on the screen needs. Called at each update. @returns the place of the widget */
  render(need: Need, problem: string | undefined): TemplateResult | typeof nothing {
    const isNeeded = need.operation !== undefined && need.protection?.operations.includes(need.operation);
    this.#need = isNeeded ? need : null;
    if (!isNeeded) return nothing;
    return html`<div class="field" part="bot-check">
      <slot name="bot-check"></slot>
      <div role="alert">${problem ? html`<span class="problem">${problem}</span>` : nothing}</div>
    </div>`;
  }

  /** Called when the element shows no form. */
  clear(): void {
    this.#need = null;
  }

  /** Whether the form on the screen needs the check. */
  get isNeeded(): boolean {
    return this.#need !== null;
  }

  /** Whether the check is shown and opens no dialog. Invisible reCAPTCHA may open one when the button is pressed. */
  get isQuiet(): boolean {
    return this.#shown !== null && this.#need?.protection?.provider !== 'RECAPTCHA_INVISIBLE';
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const need = this.#need;
    const key = need ? `${need.operation} ${need.language}` : '';
    if (key === (this.#shown?.key ?? '')) return;
    this.#hide();
    if (need) this.#shown = this.#show(need, key);
  }

  hostDisconnected(): void {
    this.#hide();
  }

  /**
   * Gets a token of the widget for a request.
   * @returns the token; null: the visitor has to complete the check first; `superseded`: the button was pressed again
   * before the token arrived; undefined: the form needs no check, or the widget does not work. After `undefined`, the
   * request is sent without a token, and the service accepts or refuses it
   */
  async token(): Promise<string | null | undefined | { superseded: true }> {
    if (!this.#shown) return undefined;
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#shown.start();
    let widget = await this.#shown.widget;
    if (!widget && this.#need && this.#shown) {
      // The widget could not be loaded before, so this tries again.
      const { key } = this.#shown;
      this.#hide();
      this.#shown = this.#show(this.#need, key);
      this.#shown.start();
      widget = await this.#shown.widget;
    }
    const token = widget ? await widget.token() : undefined;
    return attempt === this.#attempt ? token : { superseded: true };
  }

  /** Gets a new token. Called after each request with a token, because a token can be used only once. */
  renew(): void {
    void this.#shown?.widget.then((widget) => widget?.renew());
  }

  #show({ protection, operation, language, texts }: Need, key: string): Shown {
    const place = document.createElement('div');
    place.slot = 'bot-check';
    place.role = 'group';
    place.ariaLabel = texts.botCheck;
    this.#host.append(place);
    // The form may be in a dialog that opens later. Load nothing from the provider before that.
    const { promise, start } = becomesVisible(place);
    const widget = promise
      .then(() => import('./bot-widget.ts'))
      .then(({ showBotWidget }) =>
        showBotWidget(place, protection as BotProtection, {
          language,
          operation: operation as BotProtectedOperation,
        }),
      )
      .catch(() => null);
    return { key, place, widget, start };
  }

  #hide(): void {
    const shown = this.#shown;
    this.#shown = null;
    if (!shown) return;
    shown.place.remove();
    void shown.widget.then((widget) => widget?.remove());
  }
}

/** Resolves when an element has a width, as in an open dialog, or when `start` is called. */
function becomesVisible(place: HTMLElement): { promise: Promise<void>; start(): void } {
  let start = () => {};
  const promise = new Promise<void>((resolve) => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) start();
    });
    start = () => {
      observer.disconnect();
      resolve();
    };
    observer.observe(place);
  });
  return { promise, start };
}
