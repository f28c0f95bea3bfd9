// Buttons that add words to a text: `data-add` what, `data-to` the id of the field.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-add]");
  if (!button) return;
  const field = document.getElementById(button.dataset.to);
  field.value = field.value.trimEnd() + button.dataset.add;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
