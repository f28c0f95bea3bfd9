// A ready answer goes in where the cursor stands, a list is ticked at once, the thread shows its newest text.
const thread = document.getElementById("thread");
const toEnd = () => { if (thread) thread.scrollTop = thread.scrollHeight; };

for (const button of document.querySelectorAll("[data-insert]")) {
  const choice = document.getElementById(button.dataset.insert);
  const text = document.getElementById(choice.dataset.target);
  button.addEventListener("click", () => {
    text.setRangeText(choice.value, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });
}

for (const button of document.querySelectorAll("[data-tick]")) {
  button.addEventListener("click", () => {
    const boxes = [...button.form.elements].filter((box) => box.name === button.dataset.tick);
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
  });
}

let atEnd = true;
document.addEventListener("htmx:beforeSwap", () => {
  atEnd = !thread || thread.scrollHeight - thread.scrollTop - thread.clientHeight < 40;
});
document.addEventListener("htmx:afterSettle", () => { if (atEnd) toEnd(); });
toEnd();
