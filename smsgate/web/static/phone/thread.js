// The messages on the display: each with its time, its segments, its price and how far it got.

const TICKS = { received: "✓✓", queued: "…", claimed: "…", sending: "…", sent: "✓", delivered: "✓✓", failed: "✗", expired: "✗", cancelled: "✗", unknown: "?" };
const UNPAID = new Set(["queued", "claimed", "expired", "cancelled"]);

export const money = (amount, language) => `Rp${new Intl.NumberFormat(language).format(amount)}`;

export class Thread {
  #items = new Map();
  messages = [];

  constructor(list, words, language, today) {
    Object.assign(this, { list, words, language, today });
  }

  /** Show these messages; those the phone gets while it is looked at are `arriving`. Returns the service's new ones. */
  show(messages, arriving) {
    const fresh = messages.filter((each) => !this.#items.has(each.key) && each.direction === "to_phone");
    const pinned = this.#atEnd();
    this.messages = messages;
    this.#forget(messages);
    messages.forEach((each, at) => this.#place(each, messages[at - 1], arriving));
    if (!this.list.querySelector(".lasting")) this.note(this.#silent() ? this.words.silence : "");
    if (fresh.length && arriving) this.#toStartOf(this.#items.get(fresh[0].key));
    else if (pinned) this.toEnd();
    return fresh;
  }

  /** A text on its way to the service. */
  pending(text) {
    this.note("");
    const item = this.#item("pending", { direction: "from_phone", text });
    item.querySelector(".about").textContent = this.words.sending;
    this.list.append(item);
    this.toEnd();
    return item;
  }

  /** A line in the phone's own words below the messages; "" for none. A lasting one stays until a text is sent. */
  note(text, lasting = false) {
    this.list.querySelector(".note")?.remove();
    if (!text) return;
    this.list.append(element("li", lasting ? "note lasting" : "note", text));
    this.toEnd();
  }

  clear() {
    this.list.replaceChildren();
    this.#items.clear();
    this.messages = [];
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** A long text is read from its first line. */
  #toStartOf(item) {
    this.list.scrollTop = item.offsetTop - this.list.offsetTop - 6;
  }

  /** Segments and rupiah the office pays for what is shown. */
  bill() {
    const paid = this.messages.filter((each) => each.direction === "to_phone" && !UNPAID.has(each.state));
    const sum = (field) => paid.reduce((total, each) => total + each[field], 0);
    return { segments: sum("segments"), cost: sum("cost") };
  }

  /** Texts we sent that have not left yet. */
  waiting() {
    return this.messages.some((each) => ["queued", "claimed"].includes(each.state));
  }

  last() {
    return this.messages.at(-1);
  }

  #atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
  }

  #silent() {
    return this.last()?.direction === "from_phone";
  }

  #forget(messages) {
    this.list.querySelectorAll(".pending").forEach((item) => item.remove());
    const kept = new Set(messages.map((each) => each.key));
    for (const [key, item] of this.#items) {
      if (!kept.has(key)) {
        item.remove();
        this.#items.delete(key);
      }
    }
    // A note that lasts is about a text that never left: no thread knows of it.
    if (!messages.length) this.list.replaceChildren(...this.list.querySelectorAll(".lasting"));
  }

  #place(message, before, arriving) {
    const item = this.#items.get(message.key) ?? this.#add(message, before, arriving);
    item.className = `${message.direction} ${message.state}${item.classList.contains("fresh") ? " fresh" : ""}`;
    item.querySelector(".about").replaceChildren(...this.#about(message));
  }

  #add(message, before, arriving) {
    if (message.at.slice(0, 10) !== before?.at.slice(0, 10)) {
      this.list.append(element("li", "daymark", this.#day(message.at)));
    }
    const item = this.#item(message.direction, message);
    if (arriving) item.classList.add("fresh");
    this.list.append(item);
    this.#items.set(message.key, item);
    return item;
  }

  #item(kind, { direction, text }) {
    const item = element("li", `${kind} ${direction}`);
    const whose = direction === "to_phone" ? this.words.service : this.words.you;
    const bubble = element("p", "bubble");
    bubble.append(element("span", "hidden", `${whose}: `), text);
    item.append(bubble, element("p", "about"));
    return item;
  }

  #about(message) {
    const price = message.direction === "to_phone" ? ` · ${money(message.cost, this.language)}` : "";
    const ticks = element("span", "ticks", TICKS[message.state] ?? "?");
    ticks.setAttribute("aria-hidden", "true");
    const said = element("span", "hidden", this.words[message.state] ?? message.state);
    return [`${message.at.slice(11, 16)} · ${message.segments} SMS${price} · `, ticks, said];
  }

  #day(at) {
    if (at.slice(0, 10) === this.today()) return this.words.today;
    const noon = new Date(`${at.slice(0, 10)}T12:00:00Z`);
    return new Intl.DateTimeFormat(this.language, { day: "numeric", month: "long", timeZone: "UTC" }).format(noon);
  }
}

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
