// The page around the phone: whose it is, what to try, the bill, and the next morning.

import { Network } from "./phone/network.js";
import { Phone } from "./phone/phone.js";
import { Thread, element, money } from "./phone/thread.js";

const stage = JSON.parse(document.getElementById("stage").textContent);
const find = (id) => document.getElementById(id);
const words = stage.words;
const now = (options) => new Intl.DateTimeFormat(stage.language, { timeZone: stage.timezone, ...options }).format(new Date());
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: stage.timezone }).format(new Date());

// ---- how often the thread is asked for: fast after something was done, slower while nothing comes
const PACE_MS = [150, 200, 300, 450, 700, 1000, 1000, 1000, 1000, 1000, 1000, 2000, 4000, 8000, 15000];
const PATIENCE = 6;

const network = new Network(stage.hooks);
const thread = new Thread(find("thread"), words, stage.language, today);
let person = null;
let cursor = "";
let quiet = 0;
let timer = 0;

const owner = {
  number: () => person.number,
  activity: () => wake(),
  async send(text) {
    await network.text(person.number, text);
    wake();
  },
};
const phone = new Phone({ words, network, thread, owner, ussdCode: stage.ussdCode });

function wake() {
  quiet = 0;
  clearTimeout(timer);
  timer = setTimeout(poll, PACE_MS[0]);
}

async function poll() {
  clearTimeout(timer);
  const asked = person;
  try {
    const found = await network.thread(asked.number, cursor);
    if (asked !== person) return;
    quiet = found ? 0 : quiet + 1;
    if (found) take(found);
    else if (thread.waiting() && quiet > PATIENCE) thread.note(words.wait);
  } catch {
    quiet = PACE_MS.length;
  }
  if (!document.hidden) timer = setTimeout(poll, PACE_MS[Math.min(quiet, PACE_MS.length - 1)]);
}

function take({ messages, cursor: next }) {
  const known = cursor !== "";
  cursor = next;
  const fresh = thread.show(messages, known);
  if (known && fresh.length) phone.ring();
  if (!known && messages.length) phone.messages();
  drawBill();
  drawQuick();
}

function drawBill() {
  const { segments, cost } = thread.bill();
  find("bill-cost").textContent = money(cost, stage.language);
  find("bill-count").textContent = segments ? `${segments} SMS` : "";
}

// ---- texts to try
const KEYWORDS = /\b(?:(?:LOKER|DAFTAR|INFO|LAMAR|CEK|LAPOR|HAPUS|BERHENTI)(?: (?:[A-Z]{3,}|\d{4,}))+|LANJUT|SETUJU|YA|TIDAK|BERHENTI|LUAR|DATAKU|BANTUAN|TIPS)\b/g;
const LINES = /^(\d{1,6})[ .]/gm;

function drawQuick() {
  const last = thread.messages.filter((each) => each.direction === "to_phone").at(-1);
  const text = last && thread.last() === last ? last.text : "";
  const found = [...text.matchAll(LINES)].map((hit) => hit[1]).concat(text.match(KEYWORDS) ?? []);
  const asked = thread.messages.filter((each) => each.direction === "from_phone").at(-1)?.text;
  const shown = [...new Set(found)].filter((each) => each !== asked).slice(0, 8).map((each) => ({ text: each }));
  draw(find("quick"), shown);
  find("quick-title").hidden = !shown.length;
}

function draw(list, tries) {
  const focused = list.contains(document.activeElement);
  list.replaceChildren(...tries.map(chip));
  if (focused) thread.list.focus({ preventScroll: true });
}

function chip({ text, about }) {
  const button = element("button");
  button.type = "button";
  button.append(element("b", "", text));
  if (about) button.append(element("small", "", about));
  button.addEventListener("click", () => {
    bringToView();
    phone.act(text);
  });
  const item = element("li");
  item.append(button);
  return item;
}

/** On a small screen the phone goes to the top, with what can be sent back just above it. */
function bringToView() {
  const small = matchMedia("(max-width: 43.99rem)").matches;
  find("phone").scrollIntoView({ block: small ? "start" : "nearest", behavior: "smooth" });
}

// ---- people
function choose(key, again) {
  const cards = [...document.querySelectorAll("[data-person]")];
  for (const card of cards) {
    const chosen = card.dataset.person === key;
    card.setAttribute("aria-checked", String(chosen));
    card.tabIndex = chosen ? 0 : -1;
  }
  person = { ...stage.people.find((each) => each.key === key) };
  if (!person.number) Object.assign(person, newcomer(again));
  remember("person", key);
  cursor = "";
  thread.clear();
  phone.home();
  find("owner").textContent = person.written;
  find("story").textContent = person.story;
  find("said").textContent = "";
  draw(find("tries"), person.tries);
  drawBill();
  drawQuick();
  wake();
}

/** A number nobody has used; the same one until it is asked for again. */
function newcomer(again) {
  const kept = again ? null : recall("newcomer");
  const tail = kept ?? String(Math.floor(Math.random() * 1e8)).padStart(8, "0");
  remember("newcomer", tail);
  return { number: `${stage.trialPrefix}${tail}`, written: `0${stage.trialPrefix.slice(3)}${tail}` };
}

function listenToPeople() {
  const group = document.querySelector(".people");
  group.addEventListener("click", (event) => {
    const card = event.target.closest("[data-person]");
    if (card) choose(card.dataset.person, card.getAttribute("aria-checked") === "true");
  });
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const keys = stage.people.map((each) => each.key);
    const next = keys[(keys.indexOf(person.key) + step + keys.length) % keys.length];
    choose(next, false);
    group.querySelector(`[data-person="${next}"]`).focus();
  });
}

// ---- the next morning
async function morning() {
  const button = find("morning");
  button.disabled = true;
  try {
    const { outcome, said } = await network.morning(person.number);
    find("said").textContent = said;
    if (outcome === "sent") {
      dawn();
      bringToView();
    }
    wake();
  } catch (error) {
    find("said").textContent = error.words ?? words.offline;
  } finally {
    button.disabled = false;
  }
}

function dawn() {
  document.body.classList.add("dawn");
  setTimeout(() => document.body.classList.remove("dawn"), 2500);
}

function tick() {
  find("clock").textContent = now({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).replace(".", ":");
  find("date").textContent = now({ weekday: "long", day: "numeric", month: "long" });
}

function remember(name, value) {
  try {
    sessionStorage.setItem(`smsgate.${name}`, value);
  } catch {
    // a private window: forgotten on the next visit, that is all
  }
}

function recall(name) {
  try {
    return sessionStorage.getItem(`smsgate.${name}`);
  } catch {
    return null;
  }
}

document.addEventListener("visibilitychange", () => document.hidden || wake());
find("morning").addEventListener("click", morning);
listenToPeople();
tick();
setInterval(tick, 5000);
choose(stage.people.some((each) => each.key === recall("person")) ? recall("person") : stage.people[0].key, false);
