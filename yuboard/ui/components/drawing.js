// A drawing from the server: its parts with a data-id answer to a click, and to Enter and the space bar.
export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".drawing");
  place.classList.toggle("paper", Boolean(data.isForPaper));
  const focused = place.querySelector(":focus")?.dataset.id;
  const drawn = new DOMParser().parseFromString(data.svg, "text/html").body.firstElementChild;
  place.replaceChildren(drawn);
  for (const part of drawn.querySelectorAll("[data-id]")) {
    const choose = () => setTriggerValue("picked", part.dataset.id);
    part.addEventListener("click", choose);
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    });
    if (part.dataset.id === focused) part.focus();
  }
}
