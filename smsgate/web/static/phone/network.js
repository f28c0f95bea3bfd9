// The radio: what a phone network would post to the service, and what it would bring back.

export class Network {
  constructor(hooks) {
    this.hooks = hooks;
  }

  /** Send a text; resolves once the service has stored it. */
  async text(from, text) {
    await post(this.hooks.sms, { from, text, id: unique() });
  }

  /** Begin a USSD session: a number that dials a code. */
  dial(phoneNumber) {
    return new Session(this.hooks.ussd, phoneNumber);
  }

  /** What was written both ways, or null when nothing changed since `after`. */
  async thread(phone, after) {
    const asked = new URL(this.hooks.thread, location.href);
    asked.searchParams.set("phone", phone);
    asked.searchParams.set("after", after);
    const answer = await fetch(asked, { cache: "no-store" });
    if (answer.status === 204) return null;
    if (!answer.ok) throw new Error(`thread: ${answer.status}`);
    return answer.json();
  }

  /** Let it be the next morning for this number. */
  async morning(phone) {
    return (await post(this.hooks.morning, { phone })).json();
  }
}

class Session {
  #transcript = null;

  constructor(hook, phoneNumber) {
    this.hook = hook;
    this.call = { sessionId: unique(), phoneNumber };
  }

  /** Type an answer (none to begin with); the network sends all that was typed so far. */
  async type(answer) {
    const before = this.#transcript;
    const text = before === null ? "" : before === "" ? answer : `${before}*${answer}`;
    const said = await (await post(this.hook, { ...this.call, text })).text();
    this.#transcript = text;
    return { ended: !said.startsWith("CON "), text: said.slice(4), whole: said };
  }
}

function unique() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw await refusal(url, answer);
  return answer;
}

/** An error; `words` are what the service has to say to a person who asks too much. */
async function refusal(url, answer) {
  const words = answer.status === 429 ? (await answer.text()).trim() : undefined;
  return Object.assign(new Error(`${url}: ${answer.status}`), { words });
}
