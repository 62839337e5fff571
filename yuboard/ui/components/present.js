// Keys of a presenter: moving, full screen, type that fits, and the size of the window for charts that fill it.
let stop;

// Tables and remarks in the largest type that ends above the footer, up to a third larger than usual.
function fit() {
  const main = document.querySelector('[data-testid="stMain"]');
  for (let percent = 134; percent >= 70; percent -= 2) {
    document.documentElement.style.setProperty("--fit", percent / 100);
    if (!main || main.scrollHeight <= main.clientHeight) return;
  }
}

export default function (component) {
  const { setTriggerValue, setStateValue, parentElement } = component;
  stop?.();
  const moves = {
    ArrowRight: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
  };
  const full = () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  const onKey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("input, textarea, [role=dialog], button, a")) {
      if (event.key === " " || event.key === "Enter") return;
      if (event.target.closest("input, textarea, [role=dialog]")) return;
    }
    if (event.key === "f" || event.key === "F") {
      full();
    } else if (moves[event.key]) {
      event.preventDefault();
      setTriggerValue("move", moves[event.key]);
    }
  };
  let waiting;
  const tell = () => {
    const size = `${window.innerWidth}x${window.innerHeight}`;
    if (size !== component.data?.size) setStateValue("size", size);
  };
  const onResize = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { fit(); tell(); }, 200);
  };
  let frame;
  const onContent = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(fit);
  });
  onContent.observe(document.body, { childList: true, subtree: true, characterData: true });
  fit();
  const button = parentElement.querySelector(".yuboard-full");
  button.onclick = full;
  document.addEventListener("keydown", onKey);
  window.addEventListener("resize", onResize);
  tell();
  stop = () => {
    clearTimeout(waiting);
    cancelAnimationFrame(frame);
    onContent.disconnect();
    document.documentElement.style.removeProperty("--fit");
    document.removeEventListener("keydown", onKey);
    window.removeEventListener("resize", onResize);
  };
  return stop;
}
