// The slide sorter: a row a slide; what is done to a row goes to the server, which keeps the list in the address.
const made = (name, values, ...children) => {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const [rows, rest, told] = ["rows", "rest", "told"].map((name) => parentElement.querySelector(`.sorter-${name}`));
  const act = (key, name, value = "") => setTriggerValue("act", { key, name, value: String(value) });
  // What had the keyboard keeps it, when the rows come back in another order.
  const focused = parentElement.querySelector(":focus")?.dataset.focus;

  const row = (slide, index) => {
    const about = `第${index + 1}页：${slide.title}`;
    const place = made("input", { className: "sorter-at", inputMode: "numeric", value: index + 1,
      ariaLabel: `${about}，移到第几页`, title: "填页次，回车移过去" });
    place.dataset.focus = `at ${slide.key}`;
    place.onchange = () => act(slide.key, "place", place.value);
    const picture = made("div", { className: "sorter-picture" });
    picture.append(new DOMParser().parseFromString(slide.svg, "text/html").body.firstElementChild);
    const title = made("input", { value: slide.title, maxLength: 60, placeholder: slide.original,
      ariaLabel: `第${index + 1}页的标题`, title: "标题写结论；清空即恢复原题" });
    title.className = slide.title === slide.original ? "" : "sorter-own";
    title.dataset.focus = `title ${slide.key}`;
    title.onchange = () => act(slide.key, "title", title.value);
    const button = (name, word, disabled = false) => {
      const one = made("button", { type: "button", textContent: word, ariaLabel: `${word}　${about}`, disabled });
      one.dataset.focus = `${name} ${slide.key}`;
      one.onclick = () => act(slide.key, name);
      return one;
    };
    const acts = made("div", { className: "sorter-acts" }, button("up", "上移", !index),
      button("down", "下移", index + 1 === data.slides.length), button("drop", "删", data.slides.length === 1));
    const words = made("div", { className: "sorter-words" }, title,
      made("p", { className: "sorter-about", textContent: slide.about }));
    return made("li", {}, place, picture, words, acts);
  };
  rows.replaceChildren(...data.slides.map(row));
  rest.replaceChildren(rest.firstElementChild, ...data.rest.map((slide) => {
    const one = made("button", { type: "button", textContent: `＋ ${slide.title}` });
    one.onclick = () => act(slide.key, "add");
    return one;
  }));
  rest.hidden = !data.rest.length;
  told.textContent = data.told;
  if (!focused) return;
  const key = focused.split(" ").slice(1);
  const again = [focused, ...["up", "down", "drop"].map((other) => `${other} ${key.join(" ")}`)]
    .map((value) => parentElement.querySelector(`[data-focus="${CSS.escape(value)}"]`))
    .find((element) => element && !element.disabled);
  again?.focus();
}
