// A drawing from the server: its parts with a data-id answer to a click, and to Enter and the space bar; a button with
// data-copy copies the words before it, and says how that went.
export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".drawing");
  place.classList.toggle("paper", Boolean(data.isForPaper));
  const status = parentElement.querySelector(".told");
  if (status && status.textContent !== (data.told ?? "")) status.textContent = data.told ?? "";
  const focused = place.querySelector(":focus")?.dataset.id;
  // What is drawn already stays, with what a reader has opened in it.
  if (place.drawn !== data.svg) {
    place.replaceChildren(...new DOMParser().parseFromString(data.svg ?? "", "text/html").body.children);
    place.drawn = data.svg;
  }
  place.dataset.ready = "";
  // The innermost part answers: a number within a row opens its clause.
  const choose = (event) => {
    const part = event.target.closest("[data-id]");
    if (!part) return;
    event.preventDefault();
    setTriggerValue("picked", part.dataset.id);
  };
  const copy = async (button) => {
    const { copy: done, failed } = button.dataset;
    const words = button.previousElementSibling.textContent;
    button.textContent = await navigator.clipboard.writeText(words).then(() => done, () => failed);
  };
  place.onclick = (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    else choose(event);
  };
  place.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") choose(event);
  };
  if (focused) place.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
