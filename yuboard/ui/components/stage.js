// The stage: slides that are all here already, moved by keys, clicker, fingers and buttons without asking the server.
const MOVES = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  Home: -Infinity, End: Infinity,
};
const KEYS = { b: "black", B: "black", ".": "black", o: "all", O: "all", n: "notes", N: "notes", p: "window", P: "window",
  f: "full", F: "full" };
// What undoes the listeners of the last call, and the second window.
let stop, other;

const drawn = (markup) => new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
const lines = (words) => words.map((line) => Object.assign(document.createElement("p"), { textContent: line }));

export default function ({ data, parentElement, setTriggerValue }) {
  const stage = parentElement.querySelector(".stage"), part = (name) => stage.querySelector(`.stage-${name}`);
  const { slides } = data, inAddress = Number(new URL(location.href).searchParams.get("slide"));
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let at = Math.min(Math.max(Math.trunc(inAddress) || 1, 1), slides.length), typed = "", resting, forgetting;
  stop?.();

  const fill = (place, slide) => {
    const picture = drawn(slide.svg);
    picture.querySelector("[data-page]").textContent = `${slides.indexOf(slide) + 1} / ${slides.length}`;
    place.replaceChildren(picture);
    return picture;
  };
  const show = () => {
    const slide = slides[at - 1], picture = fill(part("slide"), slide);
    for (const mark of picture.querySelectorAll("[data-id]")) {
      const pick = () => setTriggerValue("picked", mark.dataset.id);
      mark.onclick = pick;
      mark.onkeydown = (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault(); event.stopPropagation();
        pick();
      };
    }
    part("at").textContent = `${at} / ${slides.length}`;
    part("told").textContent = `第${at}页，共${slides.length}页：${slide.title}`;
    part("notes").replaceChildren(...lines(slide.notes));
    part("notes").scrollTop = 0;
    button("previous").disabled = at === 1;
    button("next").disabled = at === slides.length;
    button("clauses").hidden = !slide.has_clauses;
    const address = new URL(location.href);
    address.searchParams.set("slide", at);
    history.replaceState(history.state, "", address);
    tellOther();
  };
  const button = (name) => stage.querySelector(`[data-do="${name}"]`);
  const go = (number) => {
    part("black").hidden = true;
    part("all").hidden = true;
    at = Math.min(Math.max(number, 1), slides.length);
    show();
  };
  const tellOther = () => {
    if (!other || other.closed) return;
    const next = slides[at], body = other.document.body;
    const head = Object.assign(other.document.createElement("h1"), { textContent: `${at} / ${slides.length}　${clock()}` });
    const place = other.document.createElement("div");
    place.style.cssText = "width:44vw;float:right;margin:0 0 1em 1em;border:1px solid";
    if (next) fill(place, next);
    body.replaceChildren(head, place, ...lines([next ? `下一页：${next.title}` : "最后一页", ...slides[at - 1].notes]));
  };
  // The time of day, for the speaker alone; no date.
  const time = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const clock = () => time.format();
  const tick = () => { part("clock").textContent = clock(); };
  const overview = () => {
    part("all").replaceChildren(...slides.map((slide, index) => {
      const one = document.createElement("button");
      one.setAttribute("aria-label", `第${index + 1}页：${slide.title}`);
      const picture = fill(one, slide);
      picture.setAttribute("aria-hidden", "true");
      for (const mark of picture.querySelectorAll("[data-id]")) mark.removeAttribute("tabindex");
      if (index + 1 === at) one.setAttribute("aria-current", "page");
      one.onclick = () => { go(index + 1); part("slide").focus(); };
      return one;
    }));
    part("all").hidden = false;
    part("all").children[at - 1].focus();
  };
  const acts = {
    previous: () => go(at - 1),
    next: () => go(at + 1),
    black: () => { part("black").hidden = !part("black").hidden; },
    all: () => (part("all").hidden ? overview() : go(at)),
    notes: () => { part("notes").hidden = !part("notes").hidden; },
    window: () => {
      other = window.open("", "yuboard-notes", "popup,width=960,height=640");
      if (!other) return say("浏览器拦住了新窗口");
      other.document.title = "演讲者备注";
      other.document.documentElement.lang = "zh-CN";
      other.document.body.style.cssText = "font:20px/1.6 sans-serif;margin:1.2em";
      other.onkeydown = onKey;
      tellOther();
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    clauses: () => setTriggerValue("clauses", slides[at - 1].key),
    leave: () => setTriggerValue("left", String(at)),
  };
  const say = (words) => {
    part("said").textContent = words;
    part("said").hidden = !words;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => { typed = ""; part("said").hidden = true; }, 2500);
  };
  const walk = (step) => {
    const all = [...part("all").children], index = all.indexOf(document.activeElement);
    all[Math.min(Math.max(index + step, 0), all.length - 1)].focus();
  };
  const onKey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, [role=dialog]")) return;
    wake();
    const isPressed = event.key === " " || event.key === "Enter";
    if (event.key >= "0" && event.key <= "9") { typed = (typed + event.key).slice(-3); return say(typed); }
    if (typed && event.key === "Enter") { event.preventDefault(); go(Number(typed)); typed = ""; return say(""); }
    if (isPressed && event.target.closest?.("button, a, [data-id]")) return;
    if (event.key === "Escape") { typed = ""; say(""); part("black").hidden = true; part("all").hidden = true; return; }
    const step = event.key === "Enter" ? 1 : MOVES[event.key];
    if (step) {
      event.preventDefault();
      if (!part("all").hidden) return walk(step);
      if (!part("black").hidden) return acts.black();
      if (document.activeElement?.closest?.(".stage")) document.activeElement.blur();
      go(event.shiftKey && event.key === " " ? at - 1 : at + step);
    } else if (KEYS[event.key]) {
      event.preventDefault();
      acts[KEYS[event.key]]();
    }
  };
  const wake = () => {
    stage.classList.remove("still");
    clearTimeout(resting);
    if (!isCalm) resting = setTimeout(() => stage.classList.add("still"), 2000);
  };
  let from;
  stage.ontouchstart = (event) => { from = event.touches.length === 1 ? event.touches[0] : undefined; wake(); };
  stage.ontouchend = (event) => {
    if (!from || !part("all").hidden) return;
    const over = event.changedTouches[0].clientX - from.clientX, down = event.changedTouches[0].clientY - from.clientY;
    if (Math.abs(over) > 60 && Math.abs(over) > 2 * Math.abs(down)) go(at + (over < 0 ? 1 : -1));
  };
  stage.onmousemove = wake;
  for (const each of stage.querySelectorAll("[data-do]")) each.onclick = () => { wake(); acts[each.dataset.do](); };
  part("black").onclick = acts.black;
  part("version").textContent = data.stamp;
  part("mark").textContent = data.mark;
  part("mark").hidden = !data.mark;
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", wake);
  const ticking = setInterval(tick, 5000);
  tick();
  show();
  wake();
  stage.dataset.ready = "";
  stop = () => {
    clearInterval(ticking); clearTimeout(resting); clearTimeout(forgetting);
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("focusin", wake);
  };
  return stop;
}
