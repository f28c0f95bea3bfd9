// Typing letters on twelve keys: press again within a second for the next letter, hold for the digit.

const LETTERS = {
  1: ".,?!'-/:@1", 2: "abc2", 3: "def3", 4: "ghi4", 5: "jkl5", 6: "mno6",
  7: "pqrs7", 8: "tuv8", 9: "wxyz9", 0: " 0", "*": "*+",
};
const MODES = ["abc", "ABC", "123"];
const AGAIN_MS = 900;

export class Multitap {
  #last = { digit: null, at: 0, turn: 0 };
  #mode = 0;

  constructor(field, changed) {
    this.field = field;
    this.changed = changed;
  }

  get mode() {
    return MODES[this.#mode];
  }

  /** A short press: the key's next letter, in place of the one before when it came quickly. */
  press(digit) {
    if (digit === "#") return this.#nextMode();
    if (this.mode === "123") return this.hold(digit);
    const again = digit === this.#last.digit && performance.now() - this.#last.at < AGAIN_MS;
    const turn = again ? this.#last.turn + 1 : 0;
    this.#insert(this.#cased(LETTERS[digit][turn % LETTERS[digit].length]), again ? 1 : 0);
    this.#last = { digit, at: performance.now(), turn };
  }

  /** A long press: the digit itself. */
  hold(digit) {
    this.#insert(digit, 0);
    this.#last.digit = null;
  }

  rubOut() {
    this.#insert("", this.field.selectionStart === this.field.selectionEnd ? 1 : 0);
    this.#last.digit = null;
  }

  #nextMode() {
    this.#mode = (this.#mode + 1) % MODES.length;
    this.#last.digit = null;
    this.changed();
  }

  #cased(letter) {
    return this.mode === "ABC" ? letter.toUpperCase() : letter;
  }

  #insert(letters, replacing) {
    const { selectionStart: start, selectionEnd: end } = this.field;
    this.field.setRangeText(letters, Math.max(0, start - replacing), end, "end");
    this.changed();
  }
}
