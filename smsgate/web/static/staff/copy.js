// One click copies a text; where the browser does not let us, the text is marked to be copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const said = document.getElementById(`${button.dataset.copy}-said`);
  button.addEventListener("click", async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.focus();
      text.select();
      done = document.execCommand("copy");
    }
    said.textContent = done ? button.dataset.done : button.dataset.byHand;
  });
}
