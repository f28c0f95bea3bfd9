// The phone itself: what the display shows, and what each key does there.

import { measure } from "./gsm.js";
import { Multitap } from "./multitap.js";

const HOLD_MS = 500;
const find = (id) => document.getElementById(id);

export class Phone {
  #session = null;
  #dialled = "";
  #busy = false;

  /** `owner` answers `number()`, `send(text)` and `activity()`; `thread` draws the messages. */
  constructor({ words, network, thread, owner, ussdCode }) {
    Object.assign(this, { words, network, thread, owner, ussdCode });
    this.lcd = find("lcd");
    this.field = find("text");
    this.reply = find("ussd-answer");
    this.letters = new Multitap(this.field, () => this.#drawDraft());
    this.#listen();
    this.home();
  }

  get view() {
    return this.lcd.dataset.view;
  }

  home() {
    this.#session = null;
    // A field that is hidden keeps the focus until the next frame, and would swallow what is typed meanwhile.
    for (const field of [this.field, this.reply]) field.blur();
    this.#dial("");
    this.#show("home");
  }

  messages() {
    find("arrived").hidden = true;
    this.#show("messages");
    this.thread.toEnd();
    if (withKeyboard()) this.field.focus({ preventScroll: true });
  }

  /** Something came in: the phone shakes, and says so where the messages are not open. */
  ring() {
    const shell = find("phone");
    shell.classList.remove("buzz");
    requestAnimationFrame(() => shell.classList.add("buzz"));
    navigator.vibrate?.(60);
    if (this.view !== "home") return;
    find("arrived").textContent = `✉ ${this.words.newMessage}`;
    find("arrived").hidden = false;
  }

  /** Type a text key by key, as a person would, and send or dial it. */
  async act(text) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await (text === this.ussdCode ? this.#actDial(text) : this.#actSend(text));
    } finally {
      this.#busy = false;
    }
  }

  async #actDial(code) {
    this.home();
    await typed(code, (part) => this.#dial(part));
    await this.#call();
  }

  async #actSend(text) {
    this.messages();
    await typed(text, (part) => {
      this.field.value = part;
      this.#drawDraft();
    });
    await this.#send();
  }

  press(key) {
    ({ left: () => this.#left(), right: () => this.#right(), call: () => this.#green(), end: () => this.home(),
       up: () => this.#scroll(-1), down: () => this.#scroll(1) })[key]?.();
  }

  digit(digit, held = false) {
    if (this.view === "home") this.#dial(this.#dialled + (held && digit === "0" ? "+" : digit));
    else if (this.view === "messages") held ? this.letters.hold(digit) : this.letters.press(digit);
    else if (!this.#ended()) this.reply.value += digit;
  }

  #left() {
    if (this.view === "home") return this.#dialled ? this.#call() : this.messages();
    if (this.view === "messages") return this.#send();
    return this.#ended() ? this.home() : this.#answer();
  }

  #right() {
    if (this.view === "home") return this.#dial(this.#dialled.slice(0, -1));
    if (this.view === "messages" && this.field.value) return this.letters.rubOut();
    return this.home();
  }

  #green() {
    if (this.view === "home" && !this.#dialled) return this.#dial(this.ussdCode);
    return this.#left();
  }

  #scroll(steps) {
    const scrolled = this.view === "ussd" ? find("ussd-text") : this.thread.list;
    scrolled.scrollBy({ top: steps * 60 });
  }

  async #send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.#drawDraft();
    const pending = this.thread.pending(text);
    try {
      await this.owner.send(text);
    } catch (error) {
      pending.remove();
      this.field.value = text;
      this.#drawDraft();
      this.thread.note(error.words ?? this.words.offline, true);
    }
  }

  async #call() {
    if (this.#dialled !== this.ussdCode) return this.#screen({ ended: true, text: this.words.unknownNumber });
    this.#session = this.network.dial(this.owner.number());
    this.#screen({ ended: true, text: this.words.calling });
    await this.#turn(null);
  }

  async #answer() {
    const answer = this.reply.value.trim();
    this.reply.value = "";
    await this.#turn(answer);
  }

  async #turn(answer) {
    const session = this.#session;
    let screen = { ended: true, text: this.words.offline };
    try {
      screen = await session.type(answer);
    } catch (error) {
      screen.text = error.words ?? screen.text;
    }
    if (session !== this.#session) return;
    this.#screen(screen);
    this.owner.activity();
  }

  #screen({ ended, text, whole }) {
    this.lcd.classList.toggle("ended", ended);
    find("ussd-text").textContent = text;
    find("ussd-text").scrollTop = 0;
    find("ussd-length").textContent = whole ? `${measure(whole).units}/160` : "";
    this.#show("ussd");
    if (!ended && withKeyboard()) this.reply.focus({ preventScroll: true });
  }

  #ended() {
    return this.lcd.classList.contains("ended");
  }

  #dial(number) {
    this.#dialled = number.slice(0, 20);
    find("dialled").textContent = this.#dialled;
    this.lcd.classList.toggle("dialling", Boolean(this.#dialled));
    this.#drawKeys();
  }

  #show(view) {
    this.lcd.dataset.view = view;
    if (view !== "ussd") this.lcd.classList.remove("ended");
    this.#drawDraft();
  }

  #drawDraft() {
    const { units, segments, room } = measure(this.field.value);
    find("counter").textContent = this.field.value ? `${units}/${room} · ${segments} SMS` : "";
    find("mode").textContent = this.view === "messages" ? this.letters.mode : "";
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    this.#drawKeys();
  }

  #drawKeys() {
    const { words } = this;
    const [left, right] = {
      home: this.#dialled ? [words.call, words.clear] : [words.messages, ""],
      messages: [words.send, this.field.value ? words.clear : words.back],
      ussd: this.#ended() ? [words.close, ""] : [words.send, words.cancel],
    }[this.view];
    find("left-word").textContent = left;
    find("right-word").textContent = right;
  }

  #listen() {
    this.field.addEventListener("input", () => this.#drawDraft());
    find("compose").addEventListener("submit", (event) => event.preventDefault());
    document.querySelectorAll("[data-press]").forEach((key) => {
      key.addEventListener("click", () => this.press(key.dataset.press));
    });
    document.querySelectorAll("[data-digit]").forEach((key) => this.#listenTo(key));
    document.addEventListener("keydown", (event) => this.#typedOn(event));
  }

  #listenTo(key) {
    let timer = 0;
    let held = false;
    key.addEventListener("pointerdown", () => {
      held = false;
      timer = setTimeout(() => {
        held = true;
        this.digit(key.dataset.digit, true);
      }, HOLD_MS);
    });
    for (const away of ["pointerup", "pointerleave", "pointercancel"]) {
      key.addEventListener(away, () => clearTimeout(timer));
    }
    key.addEventListener("click", () => {
      if (!held) this.digit(key.dataset.digit);
      held = false;
    });
    key.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  #typedOn(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = event.target === this.field || event.target === this.reply;
    if (event.key === "Enter" && !event.shiftKey && (writing || !event.target.closest("button, a"))) {
      event.preventDefault();
      this.press("left");
    } else if (event.key === "Escape") {
      this.view === "messages" ? this.home() : this.press("end");
    } else if (!writing && !event.target.closest("input, textarea, select, [role=radio]")) {
      this.#typedBeside(event);
    }
  }

  #typedBeside(event) {
    if (event.key === "Backspace") return this.#right();
    if (event.key.length !== 1 || (event.key === " " && event.target.closest("button, a"))) return;
    if (this.view === "home" && /[\d*#]/.test(event.key)) {
      this.digit(event.key);
      return flash(event.key);
    }
    if (this.view === "home") this.messages();
    (this.view === "ussd" ? this.reply : this.field).focus({ preventScroll: true });
  }
}

function withKeyboard() {
  return matchMedia("(pointer: fine)").matches;
}

function flash(digit) {
  const key = document.querySelector(`[data-digit="${digit}"]`);
  key?.classList.add("down");
  setTimeout(() => key?.classList.remove("down"), 120);
}

async function typed(text, show) {
  const pause = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : Math.min(45, 900 / text.length);
  for (let length = 1; pause && length < text.length; length += 1) {
    show(text.slice(0, length));
    await new Promise((done) => setTimeout(done, pause));
  }
  show(text);
}
