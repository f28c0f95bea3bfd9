// One tick for all on the page, and how many are ticked.
const all = document.querySelector("[data-all]");
if (all) {
  const boxes = [...document.querySelectorAll(`input[name="${all.dataset.all}"]`)];
  const told = document.querySelector("[data-ticked]");
  const count = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    told.textContent = ticked ? `(${ticked})` : "";
  };
  all.hidden = false;
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; count(); });
  for (const box of boxes) box.addEventListener("change", count);
  count();
}
